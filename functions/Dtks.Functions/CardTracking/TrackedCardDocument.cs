using Dtks.Domain.Cards;
using Dtks.Domain.Policies;
using Dtks.Functions.CardRounds;
using Dtks.Platform.Documents;
using Newtonsoft.Json;
using NodaTime;

namespace Dtks.Functions.CardTracking;

/// <summary>Of a card's document only where it stands: its holder is not read out of the store's answer, and nothing decrypted (REG-3).</summary>
[JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
internal sealed record TrackedCardDocument : Document
{
    public override string Type => CardDocument.TypeName;

    public required string Village { get; init; }

    public required Standing State { get; init; }

    /// <summary>The card as its family is told of it.</summary>
    public FamilyCard Card() => new(State.Id, State.Number.Kind, State.Status, State.MadeOn, State.ValidUntil) { IsEnded = State.Block?.Reason == CardBlockReason.Ended, IsWellOff = State.Block?.Reason == CardBlockReason.WellOff, IsForDeaths = State.Attempts is [.., { Reason: PolicyReason.AllDeceased }] };

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    internal sealed record Standing(string Id, CardNumber Number, string Round, CardStatus Status, LocalDate MadeOn, LocalDate ValidUntil, Why? Block = null, IReadOnlyList<Attempt>? Attempts = null);

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    internal sealed record Why(CardBlockReason Reason);

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    internal sealed record Attempt(string? Reason = null);
}
