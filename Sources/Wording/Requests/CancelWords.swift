/// What stands in the history of a cancelled request where nobody gave words of their own.
public enum CancelWords {
  public static let byCustomer = "cancelled by customer"
}
