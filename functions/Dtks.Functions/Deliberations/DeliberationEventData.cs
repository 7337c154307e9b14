using Dtks.Domain.Deliberations;
using NodaTime;

namespace Dtks.Functions.Deliberations;

/// <summary>The data of a deliberation's CloudEvents: ids, dates and counts, nothing of a person (REG-3).</summary>
/// <param name="Id">The deliberation.</param>
/// <param name="Village">Its village.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Status">Where it stands now.</param>
/// <param name="HeldOn">The day it was held.</param>
/// <param name="Proposals">How many proposals it decides on.</param>
/// <param name="Terminations">How many terminations it decides.</param>
/// <param name="Rule">The rule that decided, if one did.</param>
/// <param name="Policy">The policy version it was decided under.</param>
/// <param name="Round">Of one on cards, the round; null of another.</param>
/// <param name="Late">True of one on cards that was held late (CRD-4); null elsewhere.</param>
public sealed record DeliberationEventData(
    string Id,
    string Village,
    DeliberationKind Kind,
    DeliberationStatus Status,
    LocalDate HeldOn,
    int Proposals,
    int Terminations,
    string? Rule,
    string Policy,
    string? Round = null,
    bool? Late = null);
