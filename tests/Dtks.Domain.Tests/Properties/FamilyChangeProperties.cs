using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Tests.Households;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Dtks.Domain.Tests.Properties;

/// <summary>Whatever happens in families, in whatever order: each person stands in one household, nobody is lost, nothing is received twice.</summary>
[Trait("rule", "REG-8")]
public class FamilyChangeProperties
{
    private static readonly AreaCode[] Villages = [AreaCode.Parse(Samples.VillageWib), AreaCode.Parse(Samples.VillageWit)];

    // What is drawn for each step: enough numbers to make any change of.
    private static readonly Gen<IReadOnlyList<int[]>> Steps =
        from length in Gen.Choose(1, 25)
        from steps in Gen.ArrayOf(Gen.ArrayOf(Gen.Choose(0, 1_000), 8), length)
        select (IReadOnlyList<int[]>)steps;

    [Fact]
    [Trait("rule", "REG-5")]
    [Trait("rule", "VER-4")]
    public void Each_person_stands_in_one_household_and_nothing_is_received_twice() => Generate.Holds(
        Steps,
        steps =>
        {
            var register = new Register();
            for (var i = 0; i < steps.Count; i++)
            {
                register.Try(steps[i], i);
                register.Hold();
            }
        },
        300);

    private sealed class Register
    {
        private readonly HashSet<string> _living = [];
        private readonly Dictionary<string, HouseholdState> _households = new(StringComparer.Ordinal);
        private readonly HashSet<string> _receiving;
        private int _people = 20;

        public Register()
        {
            foreach (var household in (HouseholdState[])[FamilySamples.Family(), FamilySamples.Other(), FamilySamples.Other(Samples.VillageWit) with { Id = "h-3", Members = [], Entitlements = [] }])
            {
                var filled = household.Members.Count > 0 ? household : household with { Members = [new HouseholdMember("01", Next(Relationship.Head, MaritalStatus.Unmarried, 1990))] };
                _households[filled.Id] = filled;
                _living.UnionWith(filled.Members.Select(m => m.Person.Nik.Value));
            }

            Orphans();
            _receiving = [.. Receiving()];
        }

        // Children who stand alone, to whom somebody may come.
        private void Orphans()
        {
            var (elder, younger) = (Next(Relationship.Head, MaritalStatus.Unmarried, 2012), Next(Relationship.Relative, MaritalStatus.Unmarried, 2019));
            _households["h-4"] = FamilySamples.Of("h-4", FamilyCardNumber.Parse("3306010101100004"), Samples.VillageWib, [elder, younger]);
            _living.UnionWith([elder.Nik.Value, younger.Nik.Value]);
        }

        public void Try(int[] drawn, int step)
        {
            var open = _households.Values.Where(h => h.Ended is null).OrderBy(h => h.Id, StringComparer.Ordinal).ToList();
            if (open.Count == 0) return;
            var household = open[drawn[0] % open.Count];
            var other = open[drawn[1] % open.Count];
            var change = Change(drawn, household, other, $"c{step:00}");
            var judged = FamilyChangeRules.Judge(change, household, change.Joins is null ? null : other, Samples.Policy, Samples.Now);
            Assert.Equal(judged.Value is null, judged.Violations.Count > 0);
            Assert.All(judged.Violations, v => Assert.False(string.IsNullOrEmpty(v.Rule), v.Code));
            if (judged.Value is not { } effect) return;
            var statuses = change.Kind is FamilyChangeKind.OwnCard or FamilyChangeKind.JoinCard ? Statuses() : null;
            if (change.Kind == FamilyChangeKind.Death) _living.Remove(household.Members.First(m => m.Id == change.Member).Person.Nik.Value);
            Carry(change, effect, household, other);
            if (statuses is not null) Assert.Equal(statuses, Statuses());
            _living.UnionWith(_households.Values.SelectMany(h => h.Members).Select(m => m.Person.Nik.Value).Where(n => change.Person?.Nik.Value == n || change.Founds?.Members.Any(m => m.Nik.Value == n) == true));
        }

        public void Hold()
        {
            var members = _households.Values.SelectMany(h => h.Members.Select(m => m.Person.Nik.Value)).ToList();
            Assert.Equal(_living.Order(), members.Order());
            Assert.Equal(_receiving.Intersect(_living).Order(), Receiving().Order());
            foreach (var household in _households.Values)
            {
                Assert.Equal(household.Ended is null, household.Members.Count > 0);
                Assert.Equal(household.Members.Count > 0 ? 1 : 0, household.Members.Count(m => m.Person.Relationship == Relationship.Head));
                Assert.True(household.Members.All(m => m.Person.Relationship != Relationship.Head || MayHead(m)) || !household.Members.Any(MayHead), household.Id);
                Assert.Equal(household.Members.Count + household.Former.Count, household.Members.Concat(household.Former.Select(f => f.Member)).Select(m => m.Id).Distinct().Count());
                var active = household.Entitlements.Where(e => e.Status == EntitlementStatus.Active).ToList();
                Assert.All(active, e => Assert.Contains(household.Members, m => m.Id == e.MemberId));
                Assert.Equal(active.Count, active.DistinctBy(e => e.Programme == Programme.PbiJkn ? $"{e.MemberId}" : WireName.Of(e.Programme)).Count());
            }
        }

        private static bool MayHead(HouseholdMember member) => Ages.MayHead(new LocalDate(2026, 11, 2), member.Person, Samples.Policy);

        // PBI-JKN is a person's, wherever they stand.
        private IEnumerable<string> Receiving() => _households.Values.SelectMany(h => h.Entitlements
            .Where(e => e is { Programme: Programme.PbiJkn, Status: EntitlementStatus.Active }).Select(e => h.Members.First(m => m.Id == e.MemberId).Person.Nik.Value));

        // By these nobody marries, is divorced or widowed.
        private List<(string, MaritalStatus)> Statuses() => [.. _households.Values.SelectMany(h => h.Members).Select(m => (m.Person.Nik.Value, m.Person.MaritalStatus)).Order()];

        private void Carry(FamilyChange change, FamilyEffect effect, HouseholdState household, HouseholdState other)
        {
            if (effect.Going is { Persons.Count: 0 } away)
            {
                var leaving = FamilySamples.Evolved(household, FamilyChangeDecider.Depart(change, away, Samples.VillageOfficer, Samples.Policy, Samples.Now));
                var taken = FamilySamples.Evolved(leaving, FamilyChangeDecider.Accept(leaving.Departures[^1], Samples.VillageOfficer, leaving, Samples.Policy, Samples.Now));
                _households[household.Id] = FamilySamples.Evolved(null, FamilyChangeDecider.Arrive(taken.Departures[^1], taken, Samples.Policy, Samples.Now));
                Assert.Equal(HouseholdEndReason.Moved, FamilySamples.Evolved(taken, FamilyChangeDecider.MoveAway(taken.Departures[^1], taken, Samples.Policy, Samples.Now)).Ended!.Reason);
                return;
            }

            _households[household.Id] = FamilySamples.Evolved(household, FamilyChangeDecider.CarryOut(change, effect, Samples.VillageOfficer, household, Samples.Policy, Samples.Now));
            if (effect.Going is { } going)
                _households[going.To.Household] = FamilySamples.Evolved(going.Founds is null ? other : null, FamilyChangeDecider.TakeIn(change, going, Samples.VillageOfficer, household, going.Founds is null ? other : null, Samples.Policy, Samples.Now));
        }

        private FamilyChange Change(int[] drawn, HouseholdState household, HouseholdState other, string id)
        {
            string Member(int n) => household.Members[n % household.Members.Count].Id;
            var newHead = drawn[4] % 3 == 0 ? null : Member(drawn[5]);
            return (drawn[2] % 9) switch
            {
                0 => FamilySamples.Birth(Next(drawn[3] % 4 == 0 ? Relationship.Wife : Relationship.Child, MaritalStatus.Unmarried, 2000 + (drawn[3] % 27)), id),
                1 => FamilySamples.Death(Member(drawn[3]), newHead, id: id),
                2 => FamilySamples.Marriage(Member(drawn[3]), other.Id, other.FamilyCardNumber, newHead: newHead, id: id),
                3 => FamilySamples.Marriage(Member(drawn[3]), card: CardOf(id), founds: drawn[6] % 2 == 0 ? null : Founds(household.Members[drawn[3] % household.Members.Count].Person, id), newHead: newHead, id: id),
                4 => FamilySamples.Divorce(Member(drawn[3]), newHead, id) with { Card = CardOf(id) },
                5 => FamilySamples.OwnCard(Goes(drawn, household, isHeaded: true), newHead, id: id) with { Card = CardOf(id) },
                6 => FamilySamples.JoinCard(Goes(drawn, household, isHeaded: drawn[7] % 3 == 0), other, newHead, id),
                7 => FamilySamples.Move(Villages[drawn[3] % 2].Value, id),
                _ => FamilySamples.Correction(Member(drawn[3]), FamilySamples.Nothing with { MaritalStatus = (MaritalStatus)(drawn[5] % 4) }, id),
            };
        }

        // One, two or all of them.
        private static (string Member, Relationship As)[] Goes(int[] drawn, HouseholdState household, bool isHeaded)
        {
            var all = household.Members.Select(m => m.Id).ToList();
            var goes = drawn[6] % 4 == 3 ? all : all.Skip(drawn[3] % all.Count).Take(1 + (drawn[6] % 2)).ToList();
            return [.. goes.Select((m, i) => (m, i == 0 && isHeaded ? Relationship.Head : drawn[7] % 2 == 0 ? Relationship.Relative : Relationship.Child))];
        }

        private Family Founds(Member member, string id)
        {
            var spouse = Next(Relationship.Wife, MaritalStatus.Married, 1995);
            return new Family(CardOf(id), Villages[0], FamilySamples.Home, [member with { Relationship = Relationship.Head, MaritalStatus = MaritalStatus.Married }, spouse]);
        }

        private static FamilyCardNumber CardOf(string id) => FamilyCardNumber.Parse($"33060101011200{id[1..]}");

        private Member Next(Relationship relationship, MaritalStatus status, int year)
        {
            _people++;
            return FamilySamples.Head with
            {
                Nik = Nik.Parse($"330601101070{_people:0000}"),
                Sex = relationship == Relationship.Wife || _people % 2 == 0 ? Sex.Female : Sex.Male,
                Relationship = relationship,
                MaritalStatus = status,
                BirthDate = new LocalDate(year, 1, 1),
            };
        }
    }
}
