using System.Security.Cryptography;
using System.Text;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Dci;

/// <summary>A message of a partner that is answered by a call, or an event that is told by one: in the partner's partition, until its time is over.</summary>
public sealed record ExchangeDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "exchange";

    private const int NoteLength = 16;

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The partner, and the partition.</summary>
    public required string Partner { get; init; }

    /// <summary>The action of the message, or <c>notify</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What we call it: the id of the message that we send, too.</summary>
    public required string Correlation { get; init; }

    /// <summary>The keyed hash of the sender's transaction; null of an event.</summary>
    public string? Transaction { get; init; }

    /// <summary>The keyed hashes of the references of its requests.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>The message as it came, for it is worked from that; null of an event. Encrypted at rest.</summary>
    public string? Message { get; init; }

    /// <summary>What is told; null of a message.</summary>
    public NoticeCause? Cause { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset ReceivedOn { get; init; }

    /// <summary>How it stands.</summary>
    public ExchangeStatus Status { get; init; }

    /// <summary>What came of its requests, in their order; null until they are worked.</summary>
    public IReadOnlyList<ExchangeResult>? Results { get; init; }

    /// <summary>How often it was tried to call.</summary>
    public int Tries { get; init; }

    /// <summary>How often it was put off.</summary>
    public int Waits { get; init; }

    /// <summary>Since when it is held, because the partner is kept out; null where it never was.</summary>
    public DateTimeOffset? HeldSince { get; init; }

    /// <summary>What of it stands in households' trails: digests of which households, and of which request. Called again, it is not noted again.</summary>
    public IReadOnlyList<string> Noted { get; init; } = [];

    /// <summary>The document's id for a correlation.</summary>
    public static string IdOf(string correlation) => $"{TypeName}-{correlation}";

    /// <summary>The key by which <see cref="Noted"/> has what was noted: nothing of it can be read from that.</summary>
    public static string NoteOf(string noted) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(noted)))[..NoteLength];

    /// <summary>Hidden: its message is of persons (REG-3).</summary>
    public override string ToString() => $"[{Action} {Correlation}]";
}

/// <summary>How a message or an event stands.</summary>
public enum ExchangeStatus
{
    /// <summary>It came.</summary>
    Received,

    /// <summary>It was worked; its answer is on the way.</summary>
    Pending,

    /// <summary>The answer was taken.</summary>
    Told,

    /// <summary>It was given up: the partner's address did not take the answer.</summary>
    GivenUp,

    /// <summary>There was nothing to tell, or nothing that may be told any more.</summary>
    Dropped,
}

/// <summary>What came of one request: nothing of a person.</summary>
/// <param name="Status">By the standard's name.</param>
/// <param name="Code">Why it was rejected, by the standard's code; null where it was not.</param>
/// <param name="Words">The same in words; null where it was not.</param>
/// <param name="Subscription">The code of its subscription; null for none.</param>
public sealed record ExchangeResult(string Status, string? Code = null, string? Words = null, string? Subscription = null);

/// <summary>What a partner is told of.</summary>
/// <param name="Subscription">The code of the subscription.</param>
/// <param name="Village">The village of the household when it happened.</param>
/// <param name="Household">The household.</param>
/// <param name="Step">Which step of its history it was.</param>
/// <param name="Event">The event, by the agreement's name.</param>
public sealed record NoticeCause(string Subscription, string Village, string Household, int Step, string Event);
