-- Makes a man page of a page of docs/: the first heading becomes NAME, those below it sections, and links
-- to other pages keep their words alone.

function Pandoc(doc)
  local name = pandoc.utils.stringify(doc.meta.name)
  local named = false
  doc = doc:walk({
    Link = function(link)
      if not link.target:match("^https?:") then return link.content end
    end,
  })
  local blocks = pandoc.List()
  for _, block in ipairs(doc.blocks) do
    if block.t == "Header" and block.level == 1 and not named then
      named = true
      local words = pandoc.utils.stringify(block)
      words = words:sub(1, 1):lower() .. words:sub(2)
      blocks:insert(pandoc.Header(1, "NAME"))
      blocks:insert(pandoc.Para({ pandoc.Str(name .. " - " .. words) }))
      blocks:insert(pandoc.Header(1, "DESCRIPTION"))
    elseif block.t == "Header" then
      local level = math.max(block.level - 1, 1)
      local words = pandoc.utils.stringify(block)
      if level == 1 then words = pandoc.text.upper(words) end
      blocks:insert(pandoc.Header(level, words))
    else
      blocks:insert(block)
    end
  end
  if not named then error("the page has no heading of the first level") end
  doc.blocks = blocks
  return doc
end
