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

    /// <summary>Of one on cards, the round; null for another, and of one recorded before that was noted.</summary>
    public string? Round { get; init; }

    /// <summary>Of one on cards, the last day on which it was in time (CRD-4); null for another.</summary>
    public LocalDate? DueOn { get; init; }

    /// <summary>The households that have a card in another's place, and those in reserve, at most 2,000 (CRD-5).</summary>
    public IReadOnlyList<NamedReplacement> Replacements { get; init; } = [];

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

    /// <summary>How many decisions are about proposals; of one on cards, how many households have a card in another's place (MUS-7).</summary>
    public int ProposalCount => Kind == DeliberationKind.Cards ? Replacements.Count(r => r.Reserve is null) : Decisions.Count(d => d.ProposalId is not null);

    /// <summary>How many decisions terminate; of one on cards, how many cards it takes away (MUS-7).</summary>
    public int TerminationCount => Decisions.Count(d => d.Kind == DecisionKind.Terminate || d.CardId is not null);

    /// <summary>Whether it was held after the last day on which it was in time (CRD-4).</summary>
    public bool IsLate() => HeldOn > DueOn;

    /// <summary>Whether it judged the household of a card well-off (CRD-5).</summary>
    public bool JudgedWellOff(string card) => Decisions.Any(d => d.CardId == card && d.Kind == DecisionKind.WellOff);

    /// <summary>Whether a proposal was made with it, for a household that is to have a card (CRD-5).</summary>
    public bool Brought(string proposal) => Replacements.Any(r => r.Proposal == proposal);
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
/// <param name="Cards">Of one on cards, what they state of these; null for another.</param>
public sealed record Minutes(int Proposals, int Terminations, IReadOnlyList<string>? Signatories = null, CardMinutes? Cards = null)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[minutes]";
}

/// <summary>What the minutes of a deliberation on cards state of these (CRD-5, CRD-6, CRD-7).</summary>
/// <param name="Returned">How many cards were returned, 0 to 1,000.</param>
/// <param name="Surrendered">How many were handed back, 0 to 1,000.</param>
/// <param name="WellOff">How many households were judged well-off, 0 to 1,000.</param>
/// <param name="Replacements">How many households have a card in another's place, 0 to 1,000.</param>
/// <param name="Skrtm">How many SKRTM were filled in, 0 to 1,000.</param>
public sealed record CardMinutes(int Returned, int Surrendered, int WellOff, int Replacements, int Skrtm);
