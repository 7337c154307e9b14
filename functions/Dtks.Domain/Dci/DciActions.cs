namespace Dtks.Domain.Dci;

/// <summary>The actions of the standard, each of one path.</summary>
public static class DciActions
{
    /// <summary>Search.</summary>
    public const string Search = "search";

    /// <summary>The answer to a search.</summary>
    public const string OnSearch = "on-search";

    /// <summary>Subscribe.</summary>
    public const string Subscribe = "subscribe";

    /// <summary>The answer to a subscription.</summary>
    public const string OnSubscribe = "on-subscribe";

    /// <summary>Unsubscribe.</summary>
    public const string Unsubscribe = "unsubscribe";

    /// <summary>The answer to that.</summary>
    public const string OnUnsubscribe = "on-unsubscribe";

    /// <summary>An event is told.</summary>
    public const string Notify = "notify";

    /// <summary>The state of a transaction is asked for.</summary>
    public const string TxnStatus = "txn-status";

    /// <summary>The answer to that.</summary>
    public const string TxnOnStatus = "txn-on-status";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Search, OnSearch, Subscribe, OnSubscribe, Unsubscribe, OnUnsubscribe, Notify, TxnStatus, TxnOnStatus];

    /// <summary>Whether the header of a message with an action is that of an answer, which has a status: the standard gives <c>on-subscribe</c> and <c>on-unsubscribe</c> the header of a request.</summary>
    public static bool IsAnswer(string action) => action is OnSearch or Notify or TxnOnStatus;

    /// <summary>The action that answers another.</summary>
    public static string AnswerTo(string action) => action switch
    {
        Search => OnSearch,
        Subscribe => OnSubscribe,
        Unsubscribe => OnUnsubscribe,
        TxnStatus => TxnOnStatus,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Nothing answers it."),
    };
}

/// <summary>How a request stands, by the standard's names.</summary>
public static class DciStatus
{
    /// <summary>Received.</summary>
    public const string Received = "rcvd";

    /// <summary>Begun.</summary>
    public const string Pending = "pdng";

    /// <summary>Done.</summary>
    public const string Succeeded = "succ";

    /// <summary>Rejected.</summary>
    public const string Rejected = "rjct";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Received, Pending, Succeeded, Rejected];
}
