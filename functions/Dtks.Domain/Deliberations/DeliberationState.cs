using System.Runtime.Serialization;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Deliberations;

/// <summary>A village deliberation (musdes or muskel) as its events have made it.</summary>
public sealed record DeliberationState
{
    /// <summary>Its id, unique within the village.</summary>
    public required string Id { get; init; }

    /// <summary>The village.</summary>
    public required AreaCode Village { get; init; }

    /// <summary>What it is about.</summary>
    public required DeliberationKind Kind { get; init; }

    /// <summary>The day it was held.</summary>
    public required LocalDate HeldOn { get; init; }

    /// <summary>Where it was held.</summary>
    public required string Place { get; init; }

    /// <summary>Who was present, 1 to 500.</summary>
    public required IReadOnlyList<Attendee> Attendees { get; init; }

    /// <summary>Who had been invited, at most 500; empty where nobody recorded it (MUS-3).</summary>
    public IReadOnlyList<Invitation> Invitations { get; init; } = [];

    /// <summary>What it decided, at most 1,000; no subject twice. Stored as <c>resolutions</c>.</summary>
    [DataMember(Name = "resolutions")]
    public IReadOnlyList<DeliberationDecision> Decisions { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public required DeliberationStatus Status { get; init; }

    /// <summary>What the minutes state; null until concluded.</summary>
    public Minutes? Minutes { get; init; }

    /// <summary>Why it was given up; null while it was not. Encrypted at rest.</summary>
    public string? CancelledBecause { get; init; }

    /// <summary>The subject that concluded it (GOV-2).</summary>
    public string? ConcludedBy { get; init; }

    /// <summary>When it was concluded.</summary>
    public Instant? ConcludedAt { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public required IReadOnlyList<EventMeta> History { get; init; }

    /// <summary>How many decisions are about proposals (MUS-7).</summary>
    public int ProposalCount => Decisions.Count(d => d.ProposalId is not null);

    /// <summary>How many decisions terminate (MUS-7).</summary>
    public int TerminationCount => Decisions.Count(d => d.Kind == DecisionKind.Terminate);
}

/// <summary>What a village deliberates about.</summary>
public enum DeliberationKind
{
    /// <summary>Proposals and terminations (MUS-2).</summary>
    Regular,

    /// <summary>Returned cards and replacement households (CRD).</summary>
    Cards,
}

/// <summary>Where a deliberation stands.</summary>
public enum DeliberationStatus
{
    /// <summary>Its decisions and documents are being recorded.</summary>
    Open,

    /// <summary>Its decisions take effect (MUS-7). Final.</summary>
    Concluded,

    /// <summary>Given up before it was concluded: nothing of it takes effect. Final.</summary>
    Cancelled,
}

/// <summary>What the minutes (berita acara) state at least (MUS-4).</summary>
/// <param name="Proposals">The number of proposals decided, 0 to 1,000.</param>
/// <param name="Terminations">The number of terminations decided, 0 to 1,000.</param>
/// <param name="Signatories">The names of those present who signed them, 1 to 500; null where it is not said. Personal data.</param>
public sealed record Minutes(int Proposals, int Terminations, IReadOnlyList<string>? Signatories = null)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[minutes]";
}
