using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Problems;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Functions.CardRounds;

/// <summary>Begins a round: a marker that is made once, and in its batch the messages to the regencies, so that neither is without the other (CRD-1).</summary>
public sealed class CardRoundStart(CardRoundRepository rounds, PolicyVersions policies)
{
    /// <summary>The change that begins it, under the lowest number that is free after the highest taken; saving it is stale where another took that at the same moment.</summary>
    /// <exception cref="ProblemException">409 once all numbers are taken.</exception>
    public async Task<(ChangeSet Change, CardRound Round)> BeginAsync(CardRoundRead read, string cause, Actor by, Instant now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(read);
        var number = (await rounds.NumbersAsync(cancellation)).DefaultIfEmpty(0).Max() + 1;
        if (number > CardNumber.MostRound)
        {
            throw new ProblemException(new Problem(409, "cardRound.numbersTaken", "CRD-10"));
        }

        var policy = policies.At(TimeZones.DateIn(AreaCode.Nation, now));
        var round = new CardRound
        {
            Id = CardIds.OfRound(number, cause),
            Number = number,
            Name = read.Name,
            Kind = read.Kind,
            ValidFrom = read.ValidFrom,
            ValidUntil = read.ValidUntil,
            Regencies = read.Regencies,
            StartedAt = now,
            Policy = policy.Id,
        };
        var document = new CardRoundDocument { Id = CardRoundDocument.IdOf(number), Period = CardRoundDocument.Rounds, State = round };
        var told = new CardRoundEventData(
            round.Id, number, WireName.Of(round.Kind), LocalDatePattern.Iso.Format(round.ValidFrom), LocalDatePattern.Iso.Format(round.ValidUntil), round.Regencies.Count, policy.Id);
        var audited = AuditEntry.Of(by, CardEventCodes.RoundStarted, document.Id, told) with { Rule = "CRD-1", Policy = policy.Id };
        var change = new ChangeSet(CardRoundRepository.Rounds, [audited])
            .Create(document)
            .Then(OutboxEntry.Event($"dtks.{CardEventCodes.RoundStarted}.v1", $"card-rounds/{round.Id}", told))
            .Then(round.Regencies.Select(regency => OutboxEntry.Message(RunCardRegencies.Queue, new CardRegencyMessage(round.Id, regency.Value))));
        return (change, round);
    }
}
