
using Dtks.Platform.Documents;

namespace Dtks.Functions.Verification;

/// <summary>The marker of a month that was opened. It is created once, so that a month opens once whoever asks for it and however often
/// (VER-1).</summary>
public sealed record CycleDocument : Document
{
    /// <summary>The document's id in its month.</summary>
    public const string TheId = "run";

    /// <inheritdoc />
    public override string Type => "cycleRun";

    /// <summary>The month, and the partition.</summary>
    public required string Period { get; init; }

    /// <summary>When it was opened. Households that were registered later wait for the next month (VER-2).</summary>
    public required DateTimeOffset OpenedOn { get; init; }

    /// <summary>The idempotency key's id of the request that opened it; null when the timer did.</summary>
    public string? OpenedUnder { get; init; }

    /// <summary>The regencies that the opening was sent to.</summary>
    public required int Regencies { get; init; }

    /// <summary>The end of the month it was opened in, in WIB: from then on no line is decided (VER-7).</summary>
    public required DateTimeOffset ClosesOn { get; init; }

    /// <summary>The id of the policy version it is verified under.</summary>
    public required string Policy { get; init; }

    /// <summary>Whether every regency was seen to have opened, so that the sweep need not look again.</summary>
    public bool OpeningSettled { get; init; }

    /// <summary>When its sheets were sent to be closed; null until then.</summary>
    public DateTimeOffset? ClosedOn { get; init; }

    /// <summary>Whether every regency was seen to have closed.</summary>
    public bool ClosingSettled { get; init; }
}
