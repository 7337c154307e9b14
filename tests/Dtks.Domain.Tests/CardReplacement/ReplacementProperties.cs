using Dtks.Domain.Cards;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Domain.Tests.Deliberations;
using Dtks.Domain.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Dtks.Domain.Tests.CardReplacement.CardDeliberationSamples;
using static Dtks.Domain.Tests.CardRounds.CardSamples;

namespace Dtks.Domain.Tests.CardReplacement;

/// <summary>Whatever comes back, is handed back, deliberated, filled in and signed, in whatever order.</summary>
public sealed class ReplacementProperties
{
    [Fact]
    [Trait("rule", "CRD-5")]
    [Trait("rule", "CRD-6")]
    [Trait("rule", "CRD-9")]
    public void Nothing_is_replaced_twice_nobody_holds_two_and_each_conclusion_has_as_many_as_it_should()
    {
        var steps = Gen.Zip(Gen.Choose(0, 12), Gen.Zip(Gen.Choose(0, 9), Gen.Choose(0, 9))).ListOf(80);
        var (concluded, replaced, anew) = (0, 0, 0);
        Generate.Holds(steps, told =>
        {
            var village = new TestVillage();
            foreach (var (what, (one, other)) in told) village.Do(what, one, other);
            village.Check();
            concluded += village.Concluded;
            replaced += village.Replaced;
            anew += village.Anew;
        }, 150);
        Assert.True(concluded > 30 && replaced > 5 && anew > 0, $"{concluded} concluded, {replaced} replaced, {anew} named anew: the steps come to nothing.");
    }

    /// <summary>A village as the functions keep it.</summary>
    private sealed class TestVillage
    {
        private static readonly IReadOnlyList<VillageUnit> Units = [new("RW 001", UnitKind.Rw, "Rukun Warga Satu")];
        private readonly Dictionary<string, CardState> _cards = [];
        private readonly Dictionary<string, DeliberationState> _deliberations = [];
        private readonly Dictionary<string, SkrtmState> _letters = [];
        private readonly HashSet<string> _gone = [];
        private VillageRound _round = Round;

        public TestVillage()
        {
            for (var i = 0; i < 4; i++) Add(CardDecider.Decide(new CardCommand.Make($"c-{i}", _round, $"h-{i}", Holder, false), null, Samples.Policy, Noon(MadeOn)));
        }

        public int Concluded => _deliberations.Values.Count(d => d is { Status: DeliberationStatus.Concluded, ProposalCount: > 0 });

        public int Replaced => _cards.Values.Count(c => c.ReplacedBy is not null);

        public int Anew => _deliberations.Values.Where(d => d.Status == DeliberationStatus.Concluded).SelectMany(d => d.Replacements).GroupBy(r => r.Card).Count(named => named.Count() > 1);

        public void Do(int what, int one, int other)
        {
            var card = _cards.Values.ElementAt(one % _cards.Count);
            var deliberation = _deliberations.GetValueOrDefault($"d-{other % 3}");
            var letter = _letters.Count == 0 ? null : _letters.Values.ElementAt(one % _letters.Count);
            switch (what)
            {
                case 0: Apply(card, Returned(MadeOn.PlusDays(other % 3))); break;
                case 1: Apply(card, Delivered(MadeOn.PlusDays(other % 3))); break;
                case 2: Apply(card, new CardCommand.HandBack(null, Tksk)); break;
                case 3: _deliberations.TryAdd($"d-{other % 3}", Opening(Draft(), Arrived).Events.Aggregate((DeliberationState?)null, DeliberationDecider.Evolve)! with { Id = $"d-{other % 3}" }); break;
                case 4: Deliberate(deliberation, new DeliberationCommand.RecordDecisions([On(card.Id, other % 3 == 0 ? "wellOff" : "withdrawCard", "Sebab")], Subjects(Standings(deliberation)), Officer)); break;
                case 5 or 6: Replace(deliberation, other + (what * 3)); break;
                case 7: Fill(deliberation); break;
                case 8: if (one % 2 == 0) Fill(deliberation); Conclude(deliberation); break;
                case 12: _gone.Add($"h-{4 + one}"); break;
                case 9: foreach (var unsigned in _letters.Values.ToList()) Sign(unsigned); break;
                case 10: foreach (var signed in _letters.Values.ToList()) CounterSign(signed); break;
                default: Exchange(letter); break;
            }
        }

        public void Check()
        {
            Assert.All(_cards.Values.Where(c => c.IsHeldOn(HeldOn)).GroupBy(c => c.Household), held => Assert.Single(held));
            Assert.All(_cards.Values.Where(c => c.Replaces is not null).GroupBy(c => c.Replaces), by => Assert.Equal(_cards[by.Key!].ReplacedBy, Assert.Single(by).Id));
            Assert.Equal(_cards.Count, _round.CountsOn(HeldOn).Total());
            Assert.All(Enum.GetValues<CardStatus>(), status => Assert.Equal(_cards.Values.Count(c => c.StatusOn(HeldOn) == status), _round.CountsOn(HeldOn).Of(status)));
            var concluded = _deliberations.Values.Where(d => d.Status == DeliberationStatus.Concluded).ToList();
            Assert.All(concluded, d => Assert.Equal(d.Minutes!.Cards!.Replacements, d.Minutes.Cards.Returned + d.Minutes.Cards.Surrendered + d.Minutes.Cards.WellOff));
            Assert.All(concluded, d => Assert.Equal(d.Minutes!.Cards!.Replacements, d.Minutes.Cards.Skrtm));
            Assert.All(concluded.SelectMany(d => d.Replacements).GroupBy(r => r.Card), named => Assert.True(named.Count(r => IsLeft(r.Household!)) <= 1));
            Assert.All(_letters.Values.Where(l => l.MadeCard is not null), l => Assert.True(l is { Signed: not null, CounterSigned: not null } && _cards[l.MadeCard!].Replaces == l.Card));
        }

        private bool IsLeft(string household) => !_gone.Contains(household) && !_cards.Values.Any(c => c.Household == household && c.IsHeldOn(HeldOn));

        private CardStandings Standings(DeliberationState? of)
        {
            var concluded = _deliberations.Values.Where(d => d.Status == DeliberationStatus.Concluded && d.Id != of?.Id).ToList();
            var given = concluded.SelectMany(d => d.Replacements.Select(r => (d.Id, r.Card, Household: r.Household!))).Where(g => _cards[g.Card].ReplacedBy is null && _cards[g.Card].IsReplaceable()).ToList();
            var lapsed = given.GroupBy(g => g.Card).Where(named => !named.Any(g => IsLeft(g.Household))).Select(named => named.Key).ToHashSet();
            return new CardStandings(HeldOn, _cards.Where(c => c.Value.Status is CardStatus.Returned or CardStatus.Surrendered || lapsed.Contains(c.Key) || of?.Decisions.Any(d => d.CardId == c.Key) == true || of?.Replacements.Any(r => r.Card == c.Key) == true || of is { Status: DeliberationStatus.Open }).ToDictionary())
            {
                Told = _cards.Keys.ToHashSet(),
                DecidedBy = concluded.SelectMany(d => d.Decisions.Select(x => x.CardId).OfType<string>().Concat(d.Replacements.Select(r => r.Card)).Select(c => (c, d.Id))).Where(x => !lapsed.Contains(x.c)).DistinctBy(x => x.c).ToDictionary(x => x.c, x => x.Id),
                GivenBy = given.Where(g => IsLeft(g.Household)).DistinctBy(g => g.Household).ToDictionary(g => g.Household, g => g.Id),
                Lapsed = lapsed,
                Households = Enumerable.Range(0, 16).Select(i => $"h-{i}").Where(h => !_gone.Contains(h)).ToHashSet(),
                Holders = _cards.Values.Where(c => c.IsHeldOn(HeldOn)).Select(c => c.Household).ToHashSet(),
                Filled = _letters.Values.Where(l => l.Deliberation == of?.Id).Select(l => l.Id).ToHashSet(),
            };
        }

        private void Deliberate(DeliberationState? state, DeliberationCommand command)
        {
            if (state is null) return;
            var decision = Decide(state, command);
            _deliberations[state.Id] = decision.Events.Aggregate(state, DeliberationDecider.Evolve);
        }

        // Mostly as many as are needed, by households from one on.
        private void Replace(DeliberationState? state, int from)
        {
            if (state is null) return;
            var standings = Standings(state);
            var needed = _cards.Values.Where(c => (c.Status is CardStatus.Returned or CardStatus.Surrendered || standings.Lapsed.Contains(c.Id) || (state.JudgedWellOff(c.Id) && c.Status != CardStatus.Blocked)) && !standings.DecidedBy.ContainsKey(c.Id) && c.ReplacedBy is null).ToList();
            var free = Enumerable.Range(0, 16).Select(i => $"h-{(i + from) % 16}").Where(h => from % 5 == 0 || (standings.Households.Contains(h) && !standings.Holders.Contains(h) && !standings.GivenBy.ContainsKey(h))).ToList();
            Deliberate(state, new DeliberationCommand.RecordReplacements([.. needed.Skip(from % 7 == 0 ? 1 : 0).Zip(free).Select(pair => By(pair.First.Id, pair.Second))], standings, Officer));
        }

        private void Fill(DeliberationState? state)
        {
            foreach (var named in state?.Replacements ?? []) Letter(named.Id, SkrtmDecider.Fill(new Dictionary<string, string> { ["a"] = "b" }, Ground(named.Id), _letters.GetValueOrDefault(named.Id), Officer, Samples.Policy, Noon(HeldOn)));
        }

        private void Conclude(DeliberationState? state)
        {
            if (state is null || state.Status == DeliberationStatus.Concluded) return;
            var standings = Standings(state);
            var counts = standings.Recorded(state);
            var minutes = new MinutesDraft(state.ProposalCount, state.TerminationCount, Cards: new(counts.Returned, counts.Surrendered, counts.WellOff, counts.Replacements, counts.Skrtm));
            Deliberate(state, new DeliberationCommand.Conclude(new(minutes), [.. DeliberationSamples.AllFour.Select(e => e with { DeliberationId = state.Id })], Head) { Units = Units, Cards = standings });
            var after = _deliberations[state.Id];
            if (after.Status != DeliberationStatus.Concluded) return;
            foreach (var decision in after.Decisions) Apply(_cards[decision.CardId!], new CardCommand.Block(decision.Kind == DecisionKind.WellOff ? CardBlockReason.WellOff : CardBlockReason.Withdrawn, after.Id, Head));
        }

        private void Sign(SkrtmState letter) => Letter(letter.Id, SkrtmDecider.Sign(new(CardRules.Day(HeldOn.PlusDays(1))), letter, Ground(letter.Id), Head, Samples.Policy, Noon(HeldOn.PlusDays(2))));

        private void CounterSign(SkrtmState letter) =>
            Letter(letter.Id, SkrtmDecider.CounterSign(new(CardRules.Day(HeldOn.PlusDays(1))), letter, Ground(letter.Id), new("camat-1", Role.DistrictHead, Village.District!), Samples.Policy, Noon(HeldOn.PlusDays(2))));

        private void Exchange(SkrtmState? letter)
        {
            if (letter is not { CounterSigned: not null, MadeCard: null } || _gone.Contains(letter.Household) || !_cards.TryGetValue(letter.Card, out var old)) return;
            var id = $"r-{letter.Card}";
            var replaced = CardDecider.Decide(new CardCommand.Replace(id, Head), old, Samples.Policy, Noon(HeldOn));
            var after = replaced.Events.Aggregate(old, CardDecider.Evolve);
            var holds = _cards.Values.Any(c => c.Household == letter.Household && c.IsHeldOn(HeldOn));
            var made = CardDecider.Decide(new CardCommand.Make(id, _round, letter.Household, Holder, holds, after), null, Samples.Policy, Noon(HeldOn));
            if (!replaced.IsAccepted || !made.IsAccepted || replaced.Events.Count == 0) return;
            Add(made);
            Apply(old, new CardCommand.Replace(id, Head));
            Letter(letter.Id, SkrtmDecider.Exchange(id, letter, Samples.Policy, Noon(HeldOn)));
        }

        private SkrtmGround? Ground(string replacement)
        {
            var deliberation = _deliberations.Values.FirstOrDefault(d => d.Replacements.Any(r => r.Id == replacement));
            if (deliberation?.Replacements.First(r => r.Id == replacement) is not { } named) return null;
            return new SkrtmGround(deliberation.Id, named.Id, _cards[named.Card], named.Household!, named.Reserve, Holder, deliberation.ConcludedAt is null ? null : HeldOn.PlusDays(1));
        }

        private void Letter(string id, Decision<SkrtmEvent> decision)
        {
            if (decision.Events.Count > 0) _letters[id] = decision.Events.Aggregate(_letters.GetValueOrDefault(id), SkrtmDecider.Evolve)!;
        }

        private void Add(Decision<CardEvent> made)
        {
            var card = made.Events.Aggregate((CardState?)null, CardDecider.Evolve)!;
            _cards[card.Id] = card;
            _round = _round.With(card);
        }

        private void Apply(CardState card, CardCommand command)
        {
            var next = CardDecider.Decide(command, card, Samples.Policy, Noon(HeldOn)).Events.Aggregate(card, CardDecider.Evolve);
            _cards[card.Id] = next;
            _round = _round.With(card, next);
        }
    }
}
