using Dtks.Domain.Cards;
using Dtks.Domain.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Dtks.Domain.Tests.CardRounds.CardSamples;

namespace Dtks.Domain.Tests.CardRounds;

/// <summary>Whatever is done with a village's cards, in whatever order.</summary>
public sealed class CardProperties
{
    private const int Households = 6;

    [Fact]
    [Trait("rule", "CRD-5")]
    public void The_six_statuses_partition_the_cards_made_and_nobody_holds_two_and_nothing_is_replaced_twice()
    {
        var steps = Gen.Zip(Gen.Choose(0, 12), Gen.Zip(Gen.Choose(0, 7), Gen.Zip(Gen.Choose(0, 9), Gen.Choose(0, 70)))).ListOf(60);
        Generate.Holds(steps, told =>
        {
            var village = new TestVillage();
            foreach (var (what, (card, (with, day))) in told) village.Do(what, card, with, day);
            village.Check();
        }, 500);
    }

    [Fact]
    [Trait("rule", "CRD-1")]
    public void Rows_in_any_order_come_to_the_same()
    {
        var rows = Gen.Zip(Gen.Choose(0, 1), Gen.Choose(0, 5)).ListOf(8);
        Generate.Holds(from told in rows from shuffled in Gen.Shuffle(told.ToArray()) select (told, shuffled), t =>
        {
            CardState All(IEnumerable<(int Delivered, int Day)> order) => order.Aggregate(Made(), (card, row) => CardDecider
                .Decide(row.Delivered == 1 ? Delivered(MadeOn.PlusDays(row.Day)) : Returned(MadeOn.PlusDays(row.Day)), card, Samples.Policy, Noon(Until)).Events.Aggregate(card, CardDecider.Evolve));
            Assert.Equal(All(t.told).Status, All(t.shuffled).Status);
        });
    }

    /// <summary>A village as the functions keep it: cards, and what counts them.</summary>
    private sealed class TestVillage
    {
        private readonly Dictionary<string, CardState> _cards = [];
        private VillageRound _round = Round;
        private LocalDate _today = MadeOn;

        public TestVillage()
        {
            for (var i = 0; i < Households; i++) Make($"c-{i}", $"h-{i}", null);
        }

        public void Do(int what, int at, int with, int day)
        {
            _today = LocalDate.Max(_today, MadeOn.PlusDays(day / 3 * what / 9));
            var card = _cards.Values.ElementAt(at % _cards.Count);
            var on = LocalDate.Min(_today, MadeOn.PlusDays(day));
            switch (what)
            {
                case 0 or 1 or 2: Apply(card, Delivered(on)); break;
                case 3 or 4: Apply(card, Returned(on)); break;
                case 5: Apply(card, new CardCommand.HandBack(null, Tksk)); break;
                case 6: Apply(card, new CardCommand.Block(with % 2 == 0 ? CardBlockReason.WellOff : CardBlockReason.Withdrawn, "m-1", Head)); break;
                case 7: Apply(card, new CardCommand.ChangeFamily($"f-{with}", CardFamilyChangeKind.Head, null, Head)); break;
                case 12: Apply(card, new CardCommand.TakeBack("Salah kartu", with % 2 == 0, Tksk)); break;
                case 10: Apply(card, new CardCommand.End(Head)); break;
                case 11: Apply(card, new CardCommand.Restore(_cards.Values.Any(c => c.Household == card.Household && c.IsHeldOn(_today)), Head)); break;
                case 8: ReplaceBy(card, $"r-{card.Id}-{with % 2}", $"h-{with}"); break;
                default: Expire(day); break;
            }
        }

        public void Check()
        {
            foreach (var today in new[] { _today, Until, Until.PlusDays(1) }.Where(d => d >= _today))
            {
                Assert.Equal(_cards.Count, _round.CountsOn(today).Total());
                Assert.All(Enum.GetValues<CardStatus>(), status => Assert.Equal(_cards.Values.Count(c => c.StatusOn(today) == status), _round.CountsOn(today).Of(status)));
                Assert.All(_cards.Values.Where(c => c.IsHeldOn(today)).GroupBy(c => c.Household), held => Assert.Single(held));
            }

            Assert.All(_cards.Values.Where(c => c.IsEnded()), card => Assert.Null(card.ReplacedBy));
            Assert.All(Enum.GetValues<CardStatus>(), status => Assert.InRange(_round.Counts.Of(status), 0, _cards.Count));
            Assert.All(_cards.Values.Where(c => c.Replaces is not null).GroupBy(c => c.Replaces), by => Assert.Equal(_cards[by.Key!].ReplacedBy, Assert.Single(by).Id));
            Assert.Equal(_cards.Count, _cards.Values.Select(c => c.Number).Distinct().Count());
            Assert.Equal(_cards.Values.Count(c => c.Replaces is not null), _round.Replacements);
        }

        private void Expire(int day)
        {
            if (day > 60) _today = LocalDate.Max(_today, Until.PlusDays(1));
            if (_today > Until) _round = _round.Expire();
        }

        private void ReplaceBy(CardState old, string id, string household)
        {
            var decision = CardDecider.Decide(new CardCommand.Replace(id, Head), old, Samples.Policy, Noon(_today));
            if (!decision.IsAccepted || _cards.ContainsKey(id) || !Make(id, household, decision.Events.Aggregate(old, CardDecider.Evolve))) return;
            Apply(old, new CardCommand.Replace(id, Head));
        }

        private bool Make(string id, string household, CardState? replaces)
        {
            var holds = _cards.Values.Any(c => c.Household == household && c.Id != replaces?.Id && c.IsHeldOn(_today));
            var decision = CardDecider.Decide(new CardCommand.Make(id, _round, household, Holder, holds, replaces), null, Samples.Policy, Noon(_today));
            if (!decision.IsAccepted) return false;
            _cards[id] = decision.Events.Aggregate((CardState?)null, CardDecider.Evolve)!;
            _round = _round.With(_cards[id]);
            return true;
        }

        private void Apply(CardState card, CardCommand command)
        {
            var next = CardDecider.Decide(command, card, Samples.Policy, Noon(_today)).Events.Aggregate(card, CardDecider.Evolve);
            _cards[card.Id] = next;
            _round = _round.With(card, next);
        }
    }
}
