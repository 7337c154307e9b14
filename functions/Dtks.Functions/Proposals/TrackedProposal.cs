using Dtks.Domain.Areas;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Platform.Documents;
using Newtonsoft.Json;
using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>
/// Of a proposal's document only what the public page shows: nothing of the family is read out of the store's answer, and nothing decrypted
/// (REG-3).
/// </summary>
[JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
internal sealed record TrackedProposal : Document
{
    public override string Type => ProposalDocument.TypeName;

    public required string Village { get; init; }

    public required ProposalStatus Status { get; init; }

    public required string TrackingCode { get; init; }

    /// <summary>Whether its numbers are not its own yet; null for no.</summary>
    public bool? AwaitsNumbers { get; init; }

    public required Standing State { get; init; }

    /// <summary>When it came to stand there.</summary>
    [JsonIgnore]
    public Instant Since => State.History[^1].Meta.At;

    /// <summary>When it was refused last; null where nothing refused it.</summary>
    [JsonIgnore]
    public Instant? RefusedAt => State.History.LastOrDefault(h => ReopeningRules.IsRefusal(h.Status, h.Meta.Code))?.Meta.At;

    /// <summary>When a deliberation found it eligible last; null where none did.</summary>
    [JsonIgnore]
    public Instant? AdmittedAt => State.History.LastOrDefault(h => h.Meta.Code == ProposalEventCodes.FoundEligibleByDeliberation)?.Meta.At;

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    internal sealed record Standing(LocalDate? DueOn, IReadOnlyList<Step> History, string? HouseholdId = null, AreaCode? HandedTo = null, string? DeliberationId = null, WithheldMark? Withheld = null, IReadOnlyList<AreaCode>? CameBy = null, bool? ReturnedAlone = null, string? LetterId = null,
        string? About = null, IReadOnlyList<Programme>? Programmes = null, ContestMark? Contest = null);

    /// <summary>Whether another proposal or the register holds a number that it waits for (REG-5).</summary>
    [JsonIgnore]
    public bool IsHeldByOther => State.Contest is { Reason: ContestReason.Held or ContestReason.Registered };

    // Why its numbers are not its own; not whose they are.
    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    internal sealed record ContestMark(ContestReason Reason);

    // That something was not granted; not why.
    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    internal sealed record WithheldMark(IReadOnlyList<Programme> Programmes);

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    internal sealed record Step(ProposalStatus Status, Moment Meta);

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    internal sealed record Moment(Instant At, string Code);
}
