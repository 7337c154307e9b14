using Dtks.Domain.Cards;
using NodaTime;
using static Dtks.Domain.Tests.CardRounds.CardSamples;

namespace Dtks.Domain.Tests.CardDelivery;

/// <summary>What the TKSK sends on: handed back and withdrawn cards, each once.</summary>
[Trait("rule", "CRD-3")]
public sealed class CardForwardingTests
{
    private static readonly LocalDate Day = MadeOn.PlusDays(3);

    private static string? Refused(CardState? card, string forwarding = "f-1") =>
        CardForwardingDecider.Decide(forwarding, card, Tksk, Samples.Policy, Noon(Day)).Violations.Select(v => $"{v.Kind} {v.Code}").SingleOrDefault();

    private static CardState At(params CardCommand[] commands) => commands.Aggregate(Made(), (card, command) => Next(card, command, Day));

    [Fact]
    public void Only_what_was_handed_back_withdrawn_or_judged_well_off_is_sent_on_and_counts_as_that()
    {
        CardCommand delivered = Delivered(MadeOn), back = new CardCommand.HandBack(null, Tksk), returned = Returned(MadeOn);
        CardState[] cards =
        [
            At(), At(delivered), At(returned), At(delivered, back), At(delivered, new CardCommand.Block(CardBlockReason.Withdrawn, "m-1", Head)), At(delivered, new CardCommand.Block(CardBlockReason.WellOff, "m-1", Head)),
            At(returned, new CardCommand.Replace("c-9", Head)), At(delivered, back, new CardCommand.Replace("c-9", Head)),
        ];

        Assert.Equal([null, null, null, ForwardedAs.Surrendered, ForwardedAs.Withdrawn, ForwardedAs.WellOff, null, ForwardedAs.Surrendered], cards.Select(CardForwardingDecider.KindOf));
        Assert.Equal([.. Enumerable.Repeat("Refused card.notForwardable", 3), null, null, null, "Refused card.notForwardable", null], cards.Select(card => Refused(card)));
        Assert.Equal("Invalid card.missing", Refused(null));
    }

    [Fact]
    public void It_is_sent_on_once_and_stays_where_it_stands()
    {
        var card = At(Delivered(MadeOn), new CardCommand.HandBack(null, Tksk));

        var sent = DeliverySamples.Accepted(CardForwardingDecider.Decide("f-1", card, Tksk, Samples.Policy, Noon(Day))).Aggregate(card, CardDecider.Evolve);

        Assert.Equal((new CardForwarding("f-1", Day), CardStatus.Surrendered), (sent.Forwarding, sent.Status));
        Assert.Empty(CardForwardingDecider.Decide("f-1", sent, Tksk, Samples.Policy, Noon(Day)).Events);
        Assert.Equal("Conflict card.forwardedBefore", Refused(sent, "f-2"));
    }
}
