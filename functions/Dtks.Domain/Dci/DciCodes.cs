namespace Dtks.Domain.Dci;

/// <summary>The codes of the DCI Social Registry API v1.0.0 that this register answers with.</summary>
public static class DciCodes
{
    /// <summary>A message that cannot be read.</summary>
    public const string RequestBad = "err.request.bad";

    /// <summary>A message of another version of the standard, as an acknowledgement tells it.</summary>
    public const string VersionNotSupported = "err.version.not_supported";

    /// <summary>A message without its sender's name.</summary>
    public const string SenderInvalid = "err.sender_id.invalid";

    /// <summary>A message that is encrypted: none is read.</summary>
    public const string EncryptionInvalid = "err.encryption.invalid";

    /// <summary>A message of another version of the standard.</summary>
    public const string VersionInvalid = "rjct.version.invalid";

    /// <summary>A message's id was seen before.</summary>
    public const string MessageDuplicate = "rjct.message_id.duplicate";

    /// <summary>A message's time is none, or not now.</summary>
    public const string MessageTimeInvalid = "rjct.message_ts.invalid";

    /// <summary>An action that the standard does not know.</summary>
    public const string ActionInvalid = "rjct.action.invalid";

    /// <summary>An action of another path.</summary>
    public const string ActionNotSupported = "rjct.action.not_supported";

    /// <summary>The number of requests is none, or smaller than what the message holds.</summary>
    public const string CountInvalid = "rjct.total_count.invalid";

    /// <summary>More requests than a message may hold.</summary>
    public const string CountExceeded = "rjct.total_count.limit_exceeded";

    /// <summary>A request's reference is none; asked for a state, there is nothing under it.</summary>
    public const string ReferenceInvalid = "rjct.reference_id.invalid";

    /// <summary>A request's reference stands in the message before.</summary>
    public const string ReferenceDuplicate = "rjct.reference_id.duplicate";

    /// <summary>A request's time is none.</summary>
    public const string TimestampInvalid = "rjct.timestamp.invalid";

    /// <summary>What is searched for is not said as it must be, or is not agreed.</summary>
    public const string CriteriaInvalid = "rjct.search_criteria.invalid";

    /// <summary>An expression or predicate that cannot be read, or names what is not agreed.</summary>
    public const string FilterInvalid = "rjct.filter.invalid";

    /// <summary>An order by something that is not there, or not agreed.</summary>
    public const string SortInvalid = "rjct.sort.invalid";

    /// <summary>A page that is none.</summary>
    public const string PaginationInvalid = "rjct.pagination.invalid";

    /// <summary>More was found than is answered without pages.</summary>
    public const string TooManyFound = "rjct.search.too_many_records_found";

    /// <summary>An event that nobody can be told of, or that is not agreed.</summary>
    public const string NotifyTypesInvalid = "rjct.notify_types.invalid";

    /// <summary>What is to be told, or when, is not said as it must be.</summary>
    public const string NotifyDetailsInvalid = "rjct.notify_details.invalid";

    /// <summary>A subscription that names nobody.</summary>
    public const string PersonInvalid = "rjct.person_id.invalid";

    /// <summary>The same subscription stands.</summary>
    public const string AlreadySubscribed = "rjct.event.already_subscribed";

    /// <summary>A subscription's code that is none of the partner's.</summary>
    public const string SubscriptionInvalid = "rjct.subscription_code.invalid";

    /// <summary>The subscription was ended before.</summary>
    public const string AlreadyUnsubscribed = "rjct.event.already_unsubscribed";

    /// <summary>What a header can be rejected with: an answer that others send says one of them, or nothing.</summary>
    public static IReadOnlyList<string> OfHeaders { get; } =
        [VersionInvalid, MessageDuplicate, MessageTimeInvalid, ActionInvalid, ActionNotSupported, CountInvalid, CountExceeded, "rjct.errors.too_many"];

    /// <summary>What a search can be rejected with.</summary>
    public static IReadOnlyList<string> OfSearches { get; } =
        [ReferenceInvalid, ReferenceDuplicate, TimestampInvalid, CriteriaInvalid, FilterInvalid, SortInvalid, PaginationInvalid, TooManyFound];

    /// <summary>Whether a code is of a message that is no request at all, rather than of one that is rejected.</summary>
    public static bool IsError(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.StartsWith("err.", StringComparison.Ordinal);
    }

    /// <summary>The code by which an acknowledgement tells a rejection: it knows errors alone.</summary>
    public static string AsError(string code) => IsError(code) ? code : code == VersionInvalid ? VersionNotSupported : RequestBad;
}
