using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Imports;

/// <summary>A prelist, or another file of rows, as its events have made it, and how far its rows are worked.</summary>
public sealed record ImportState
{
    /// <summary>Its id, unique within the village.</summary>
    public required string Id { get; init; }

    /// <summary>The client's name for it, without a path. It may hold a person's name: encrypted at rest, in no event or log.</summary>
    public required string FileName { get; init; }

    /// <summary>The declared length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>The declared SHA-256, 64 lower-case hexadecimal digits. Encrypted at rest: a small file is found by trying.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What it is for; null for a prelist.</summary>
    public ImportPurpose? Purpose { get; init; }

    /// <summary>Who declared it, and proposes its families.</summary>
    public required string By { get; init; }

    /// <summary>From when on the bytes are no longer awaited.</summary>
    public required Instant ExpiresAt { get; init; }

    /// <summary>Where it stands.</summary>
    public required ImportStatus Status { get; init; }

    /// <summary>The rows of the file; 0 until it was read.</summary>
    public int Rows { get; init; }

    /// <summary>The parts that its rows are worked in; 0 until it was read.</summary>
    public int Chunks { get; init; }

    /// <summary>The part that is worked next, from 0.</summary>
    public int Next { get; init; }

    /// <summary>The parts that were passed over, because their rows cannot be read; each is worked once it is repaired.</summary>
    public IReadOnlyList<int> PassedOver { get; init; } = [];

    /// <summary>The rows that are part of a proposal.</summary>
    public int Accepted { get; init; }

    /// <summary>The rows that were refused.</summary>
    public int Refused { get; init; }

    /// <summary>Why it was refused whole; empty when it was not.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; init; } = [];

    /// <summary>What happened to it, oldest first; not each part.</summary>
    public required IReadOnlyList<EventMeta> History { get; init; }

    /// <summary>The rows that have their result.</summary>
    public int Worked => Accepted + Refused;

    /// <summary>The rule that it is taken in by.</summary>
    public string RuleOf() => ImportPurpose.RuleOf(Purpose);
}

/// <summary>What a file that is no prelist is for.</summary>
/// <param name="Kind">Its kind, as it stands in paths, such as <c>card-deliveries</c>.</param>
/// <param name="Rule">The rule that it is taken in by.</param>
/// <param name="Round">The round of cards that its rows are of; null where they are of none.</param>
/// <param name="Source">What its rows are from, in words; null where that is not asked.</param>
/// <param name="AsOf">The day that its rows are of; null where that is not asked.</param>
/// <param name="IsPartial">Whether more files of that day follow; null where that is not asked.</param>
public sealed record ImportPurpose(string Kind, string Rule, string? Round = null, string? Source = null, LocalDate? AsOf = null, bool? IsPartial = null)
{
    /// <summary>The rule that a file is taken in by; that of prelists for none.</summary>
    public static string RuleOf(ImportPurpose? purpose) => purpose?.Rule ?? "RAT-2";
}

/// <summary>Where an import stands.</summary>
public enum ImportStatus
{
    /// <summary>Declared; the bytes are awaited.</summary>
    Awaiting,

    /// <summary>The client says it is all there; it is being read.</summary>
    Reading,

    /// <summary>Its rows are being worked.</summary>
    Working,

    /// <summary>Every row has its result. Final.</summary>
    Done,

    /// <summary>Refused whole; no row was worked. Final.</summary>
    Refused,
}
