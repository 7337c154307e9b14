using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Domain.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Dtks.Domain.Tests.ServiceDesk.HelpSamples;

namespace Dtks.Domain.Tests.ServiceDesk;

/// <summary>Whatever is done with an application, in whatever order.</summary>
public sealed class HelpProperties
{
    private static readonly string[] Outcomes = ["accepted", "served", "deferred", "declined"];

    [Fact]
    [Trait("rule", "SVC-9")]
    public void At_each_moment_exactly_one_has_it_and_there_is_a_way_on()
    {
        var steps = Gen.Zip(Gen.Choose(0, 9), Gen.Zip(Gen.Choose(0, 3), Gen.Choose(0, 40))).ListOf(25);
        Generate.Holds(steps, told =>
        {
            var (state, now) = (Filed(), Samples.Now);
            foreach (var (what, (how, days)) in told)
            {
                now += Duration.FromDays(days / 10);
                var before = state;
                var decision = Do(state, what, how, now);
                state = decision.Events.Aggregate(state, HelpEvolution.Evolve);
                Assert.Equal(HelpHolders.IsFinal(state.Status), state.Holder() == HelpHolder.Nobody);
                Assert.True(HelpHolders.IsFinal(state.Status) || HasAWayOn(state, now), $"{state.Status} has no way on");
                Assert.Equal(state.Status == HelpStatus.Ended, state.End is not null);
                if (HelpHolders.IsFinal(before.Status)) Assert.Equal(before.Status, state.Status);
            }
        }, 300);
    }

    // Whoever has it can take a step that takes it elsewhere.
    private static bool HasAWayOn(HelpApplicationState state, Instant now) =>
        Enumerable.Range(0, 8).SelectMany(what => Enumerable.Range(0, 4), (what, how) => Do(state, what, how, now))
            .Any(d => d.Events.Aggregate(state, HelpEvolution.Evolve) is var next && (next.Status != state.Status || next.Answer != state.Answer || next.Papers.Count > state.Papers.Count));

    private static Decision<HelpEvent> Do(HelpApplicationState state, int what, int how, Instant now)
    {
        var today = NodaTime.Text.LocalDatePattern.Iso.Format(Domain.Areas.TimeZones.DateIn(state.Applicant.Village, now));
        return what switch
        {
            0 => FrontOfficeRules.AcceptPaper(state, how % 2 == 0 ? "ktp" : "kk", Desk, Samples.Policy, now),
            1 => CheckRules.Check(state, new CheckDraft("rawat-inap", NotFound: how == 0 ? true : null), new LookUp(how == 1 ? "r-1" : null, ["r-2"]), Programme, Data, Samples.Policy, now),
            2 => VillageRules.Answer(
                state, how == 0 ? NotPoor with { VerifiedOn = today } : Poor() with { VerifiedOn = today, Skm = new SkmDraft($"474/{now}", how == 1 ? today : null) }, isTaken: false, Head, Samples.Policy, now),
            3 => SectionRules.Verify(state, Seen(how > 0) with { VisitedOn = today }, Programme, Verifier, Samples.Policy, now),
            4 => SectionRules.Recommend(state, Letter with { Date = today }, Programme, isTaken: false, Verifier, Samples.Policy, now),
            5 => FrontOfficeRules.Place(state, new PlacementDraft(how == 0 ? "darurat" : null), Programme, Desk, Samples.Policy, now),
            6 => GiverRules.Answer(state, new ServiceDraft(Outcomes[how], how >= 2 ? "Contoh" : null), Giver, Samples.Policy, now),
            9 => VillageRules.RunOut(state, Samples.Policy, now),
            7 => FrontOfficeRules.Contact(state, new ContactDraft(how == 0), Desk, Samples.Policy, now),
            _ => how == 3 ? FrontOfficeRules.Withdraw(state, new HelpWithdrawalDraft("Contoh"), Desk, Samples.Policy, now) : Decision<HelpEvent>.Accept(),
        };
    }
}
