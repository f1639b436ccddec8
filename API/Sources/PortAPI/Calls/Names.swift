import PortDesk
import PortDomain

// Names that the web server has for things of its own: here they mean ours.
typealias RequestID = PortDomain.RequestID
typealias RequestBody = PortDesk.RequestBody
