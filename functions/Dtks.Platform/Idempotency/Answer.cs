using Dtks.Platform.Audit;
using Dtks.Platform.Json;
using Dtks.Platform.Problems;

namespace Dtks.Platform.Idempotency;

/// <summary>What kind of answer a caller gets for what was done.</summary>
public enum AnswerKind
{
    /// <summary>Done, or read.</summary>
    Done,

    /// <summary>Something new stands now.</summary>
    Created,

    /// <summary>Taken on, done later.</summary>
    Accepted,
}

/// <summary>The answer to a request that was not refused; its body is written explicitly so that it is the same under every host.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Body">The body, already JSON.</param>
/// <param name="Location">The path of what was made, from <c>/api</c> on, if anything was.</param>
/// <param name="ETag">The document's entity tag, quotes included, if any.</param>
public sealed record Answer(AnswerKind Kind, string Body, string? Location = null, string? ETag = null)
{
    /// <summary>How long anyone may keep it, in the words of <c>Cache-Control</c>; what concerns persons is never stored.</summary>
    public string CacheControl { get; init; } = "no-store";

    /// <summary>It is done, or this is what was asked for.</summary>
    /// <exception cref="InvalidOperationException">The body shows a person's record: that goes through the audited reads.</exception>
    public static Answer Done(object body, string? etag = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        return ShowsPersonAttribute.IsOn(body.GetType())
            ? throw new InvalidOperationException($"{body.GetType().Name} shows a person's record: answer with it through AuditedReads.")
            : Shown(body, etag);
    }

    // A read that has its audit entry.
    internal static Answer Shown(object body, string? etag) => new(AnswerKind.Done, JsonText.Write(body), ETag: etag);

    /// <summary>It was made, and where it now stands.</summary>
    public static Answer Created(object body, string location) => new(AnswerKind.Created, JsonText.Write(body), location);

    /// <summary>It was taken on and is done later; where to ask how far it is.</summary>
    public static Answer Accepted(object body, string location) => new(AnswerKind.Accepted, JsonText.Write(body), location);
}
