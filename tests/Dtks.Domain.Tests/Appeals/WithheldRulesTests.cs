using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Domain.Tests.Households;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Tests.Appeals;

/// <summary>What comes of a granted appeal against an admission without the assistance asked.</summary>
[Trait("rule", "GOV-3")]
public sealed class WithheldRulesTests
{
    private static readonly Programme[] All = [Programme.Pkh, Programme.Bpnt, Programme.PbiJkn];
    private static readonly Instant Made = Samples.Now + Duration.FromDays(1);

    [Theory]
    [InlineData("admitted", AppealResult.AssistanceToBeAsked)]
    [InlineData("ratified", AppealResult.AssistanceToBeAsked)]
    [InlineData("returned", AppealResult.AssistanceToBeAsked)]
    [InlineData("registered", AppealResult.AssistanceAsked)]
    [InlineData("gone", AppealResult.FamilyGone)]
    [InlineData("withdrawn", AppealResult.ProposalWithdrawn)]
    [InlineData("refused", AppealResult.ProposalRefused)]
    [InlineData("corrected", AppealResult.AssistanceDecidedAnew)]
    public void It_is_asked_for_once_the_family_is_in_the_register_and_where_it_cannot_be_that_is_said(string step, AppealResult expected)
    {
        var household = step switch { "registered" => Receiving([]), "gone" => FamilySamples.Family() with { Ended = new HouseholdEnd(HouseholdEndReason.Removed, new LocalDate(2026, 11, 2), null) }, _ => null };

        var (result, programmes) = WithheldRules.Of(Appeal(Programme.Pkh), new WithheldStanding(At(step), household, []));

        Assert.Equal((expected, step == "registered"), (result, programmes.SequenceEqual([Programme.Pkh])));
    }

    [Fact]
    [Trait("rule", "PRO-5")]
    public void Exactly_what_was_withheld_is_asked_and_never_what_is_received_or_asked_already()
    {
        foreach (var withheld in Subsets())
        {
            foreach (var received in Subsets())
            {
                foreach (var underWay in Subsets())
                {
                    var (result, programmes) = WithheldRules.Of(Appeal(withheld), new WithheldStanding(At("registered"), Receiving(received), underWay));

                    Assert.Equal(withheld.Except(received).Except(underWay), programmes);
                    Assert.Equal(
                        programmes.Count > 0 ? AppealResult.AssistanceAsked : withheld.Except(received).Any() ? AppealResult.AssistanceUnderWay : AppealResult.AssistanceReceived, result);
                }
            }
        }
    }

    [Fact]
    public void The_proposal_is_of_who_proposed_the_family_as_it_stands_and_made_once()
    {
        var admitted = At("registered");
        var family = WithheldRules.FamilyOf(FamilySamples.Family(), AreaCode.Parse(Samples.VillageWib));
        var asked = Samples.Run(null, Ask(admitted, family, movedTo: null));

        Assert.Equal((ProposalStatus.Submitted, ProposalKind.Assistance, admitted.Source, admitted.ProposedBy, "h-1"), (asked.Status, asked.Kind, asked.Source, asked.ProposedBy, asked.About));
        Assert.Equal((admitted.Contact, family, "proposal.askedByAppeal", "regency-1"), (asked.Contact, asked.Family, asked.History[0].Meta.Code, asked.History[0].Meta.Subject));
        Assert.Empty(ProposalDecider.Decide(Ask(admitted, family, movedTo: null), asked, Samples.Policy, Samples.Now).Events);
        Assert.Equal([family.Members[0].Nik, null], new[] { family, family with { Members = [family.Members[1]] } }.Select(f => Samples.Run(null, Ask(admitted with { Recipient = family.Members[0].Nik }, f, null)).Recipient));
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public void Where_the_household_moved_the_proposal_is_on_its_way_there()
    {
        var family = WithheldRules.FamilyOf(FamilySamples.Family(), AreaCode.Parse(Samples.VillageWib));
        var away = AreaCode.Parse(Samples.VillageWita);

        Assert.Equal((ProposalStatus.HandedOver, away), (Samples.Run(null, Ask(At("registered"), family, away)).Status, Samples.Run(null, Ask(At("registered"), family, away)).HandedTo));
        Assert.Equal(ProposalStatus.Submitted, Samples.Run(null, Ask(At("registered"), family, family.Village)).Status);
    }

    [Fact]
    public void What_waits_is_settled_once_and_a_family_that_was_gone_waits_for_its_return()
    {
        var asked = new AskedAssistance("p-2", "code", [Programme.Pkh]);
        var waiting = Granted(AppealResult.AssistanceToBeAsked);
        Assert.Empty(Settle(waiting, AppealResult.AssistanceToBeAsked, null));
        var gone = AppealDecider.Evolve(waiting, Assert.Single(Settle(waiting, AppealResult.FamilyGone, null)));
        var settled = AppealDecider.Evolve(gone, Assert.Single(Settle(gone, AppealResult.AssistanceAsked, asked)));

        Assert.Equal((AppealResult.AssistanceAsked, asked, "appeal.settled"), (settled.Result, settled.Asked, settled.History[^1].Code));
        Assert.Empty(Settle(settled, AppealResult.FamilyGone, null));
        Assert.Empty(Settle(Appeal(Programme.Pkh), AppealResult.AssistanceAsked, asked));
        Assert.Empty(Settle(Granted(AppealResult.DoneBefore), AppealResult.AssistanceAsked, asked));
    }

    [Fact]
    public void It_may_be_objected_to_while_the_admission_stands()
    {
        Assert.Equal(Samples.Now, WithheldAssistance.Since(At("admitted")));
        Assert.All(["ratified", "returned", "registered"], step => Assert.NotNull(WithheldAssistance.Since(At(step))));
        Assert.All(["withdrawn", "refused", "corrected"], step => Assert.Null(WithheldAssistance.Since(At(step))));
        Assert.Null(WithheldAssistance.Since(Samples.Run(Samples.Deliberating(), new ProposalCommand.ApplyDecision(ProposalDecision.Assist, "d-1", Samples.VillageHead))));
    }

    private static IReadOnlyList<AppealEvent> Settle(AppealState appeal, AppealResult result, AskedAssistance? asked) => WithheldRules.Settle(appeal, result, asked, Samples.Policy, Samples.Now).Events;

    private static ProposalCommand.AskByAppeal Ask(ProposalState from, Family family, AreaCode? movedTo) =>
        new("p-2", "code", "a-1", from, [Programme.Pkh], family, "h-1", Samples.RegencyOfficer, movedTo);

    private static ProposalState At(string step)
    {
        var admitted = Samples.Run(Samples.Deliberating(), new ProposalCommand.ApplyDecision(ProposalDecision.Admit, "d-1", Samples.VillageHead) { Note = "Sebab" }) with { NumbersHeld = true };
        var returned = new Lazy<ProposalState>(() => Samples.Run(Samples.Run(admitted, new ProposalCommand.Ratify("l-1", Samples.Regent)), new ProposalCommand.Return("l-1", ["Alasan"], Samples.Ministry)));
        return step switch
        {
            "ratified" => Samples.Run(admitted, new ProposalCommand.Ratify("l-1", Samples.Regent)),
            "returned" => returned.Value,
            "registered" or "gone" => Samples.Run(Samples.Run(admitted, new ProposalCommand.Ratify("l-1", Samples.Regent)), new ProposalCommand.Register("l-1", "h-1", Samples.Ministry)),
            "withdrawn" => Samples.Run(admitted, new ProposalCommand.Withdraw(Samples.VillageOfficer)),
            "refused" => Samples.Run(admitted, new ProposalCommand.LoseToRegister()),
            "corrected" => ProposalDecider.Decide(new ProposalCommand.Correct(Samples.Draft(), Samples.VillageOfficer), returned.Value, Samples.Policy, Made + Duration.FromDays(1)).Events.Aggregate(returned.Value, ProposalDecider.Evolve),
            _ => admitted,
        };
    }

    private static HouseholdState Receiving(IReadOnlyList<Programme> programmes)
    {
        var household = FamilySamples.Family();
        return household with
        {
            Entitlements =
            [
                .. programmes.SelectMany(p => household.Members.Take(p == Programme.PbiJkn ? household.Members.Count : 1).Select(m => household.Entitlements[0] with { Programme = p, MemberId = m.Id, Status = EntitlementStatus.Active })),
            ],
        };
    }

    private static AppealState Granted(AppealResult result) =>
        AppealDecider.Evolve(Appeal(Programme.Pkh), new AppealDecided(new EventMeta(Made, Role.RegencyOfficer, "regency-2", AppealEventCodes.Granted, "GOV-3", Samples.Policy.Id), Granted: true, "Sebab", result));

    private static AppealState Appeal(params IReadOnlyList<Programme> withheld)
    {
        var request = AppealReader.Read(new AppealDraft(new AppealAboutDraft("p-1"), "refused", "Sebab", new ContactDraft("081200000001"))).Value!;
        return AppealDecider.Evolve(null, AppealDecider.Make(
            "a-1", request, AreaCode.Parse(Samples.VillageWib), new AppealSubject(AppealRecord.Withheld, "p-1") { Programmes = withheld }, [], Samples.Citizen, Samples.Policy, Made));
    }

    private static IEnumerable<IReadOnlyList<Programme>> Subsets() => Enumerable.Range(0, 8).Select(bits => (IReadOnlyList<Programme>)[.. All.Where((_, place) => (bits & (1 << place)) != 0)]);
}
