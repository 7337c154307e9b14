using System.Text.RegularExpressions;
using Dtks.Domain.Appeals;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Functions.Proposals;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Tests.Proposals;

/// <summary>What cannot be done with a proposal as it stands is told with what can be, and no way is named that is refused in its turn.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "GOV-3")]
public sealed class CannotNowTextTests(ClaimsStand stand)
{
    private const string Village = "3306162006";

    // A text that has words for each status says what is true of that one; the others hold for all.
    private static readonly string[] Tables = [ProposalViolations.NotOpen, ProposalViolations.NotCorrectable, AppealViolations.NotRefused];

    private static readonly (string Way, string Language, string Named)[] Ways =
    [
        ("object", "id", @"\bajukan keberatan\b"), ("object", "en", @"\bobject\b"),
        ("withdraw", "id", @"\btarik kembali\b"), ("withdraw", "en", @"\bwithdraw\b"),
        ("correct", "id", @"\bperbaiki\b"), ("correct", "en", @"\bcorrect\b"),
        ("anew", "id", @"\busulan baru\b"), ("anew", "en", @"\bpropose anew\b"),
    ];

    public static TheoryData<ProposalStatus> Statuses => [.. Enum.GetValues<ProposalStatus>()];

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Every_way_that_is_named_is_open(ProposalStatus status)
    {
        var (proposal, draft) = await StandingAsync(status);
        var may = new Dictionary<string, bool>(StringComparer.Ordinal)
        {
            ["object"] = ReopeningRules.MayBeObjectedTo(status),
            ["withdraw"] = Decided(new ProposalCommand.Withdraw(By(proposal)), proposal) is null,
            ["correct"] = Decided(new ProposalCommand.Correct(draft, By(proposal)), proposal) is null,
        };

        // What is open would be asked before it.
        may["anew"] = ProposalStatuses.HasEnded(status) || may["withdraw"];
        var told = Told(proposal, draft).ToList();

        Assert.NotEmpty(told);
        foreach (var (code, args) in told)
        {
            Assert.Equal(Tables.Contains(code), Texts.Codes("id").Contains($"{code}.status.{WireName.Of(status)}"));
            foreach (var (way, language, named) in Ways.Where(w => !may[w.Way]))
            {
                Assert.DoesNotMatch(new Regex(named, RegexOptions.IgnoreCase), Texts.Text(language, code, args));
            }
        }

        // Words for a status in which it is not told say nothing to anybody.
        Assert.All(Tables.Except(told.Select(t => t.Code)), code => Assert.DoesNotContain($"{code}.status.{WireName.Of(status)}", Texts.Codes("id")));
    }

    [Theory]
    [InlineData(ProposalStatus.Refused)]
    [InlineData(ProposalStatus.Ineligible)]
    public async Task Whoever_is_refused_is_told_to_object_or_to_propose_anew(ProposalStatus status)
    {
        var (proposal, draft) = await StandingAsync(status);

        var told = Told(proposal, draft).Where(t => Tables.Contains(t.Code)).ToList();

        Assert.Equal([ProposalViolations.NotOpen, ProposalViolations.NotCorrectable], told.Select(t => t.Code));
        Assert.All(told, t => Assert.All(Ways.Where(w => w.Way is "object" or "anew"), w => Assert.Matches(w.Named, Texts.Text(w.Language, t.Code, t.Args))));
    }

    private MessageCatalogue Texts => stand.Of<MessageCatalogue>();

    // Everything that may be refused because of where it stands, as it is refused.
    private IEnumerable<(string Code, IReadOnlyDictionary<string, string>? Args)> Told(ProposalState proposal, ProposalDraft draft)
    {
        var verifier = new Actor("verifier-1", Role.RegencyOfficer, proposal.Village.Regency!);
        Violation?[] refusals =
        [
            Decided(new ProposalCommand.Withdraw(By(proposal)), proposal),
            Decided(new ProposalCommand.Correct(draft, By(proposal)), proposal),
            Decided(new ProposalCommand.Verify(new ProposalVerificationDraft("eligible", null, "Sesuai"), verifier), proposal),
            DeliberationRules.Obstacle(new ProposalStanding(proposal.Kind, proposal.Status), ProposalDecision.Refuse),
        ];
        var told = refusals.OfType<Violation>().Select(v => (v.Code, v.Args));
        var status = new Dictionary<string, string> { ["status"] = WireName.Of(proposal.Status) };
        return ReopeningRules.MayBeObjectedTo(proposal.Status) ? told : told.Append((AppealViolations.NotRefused, (IReadOnlyDictionary<string, string>?)status));
    }

    private Violation? Decided(ProposalCommand command, ProposalState proposal) =>
        stand.Of<ProposalRepository>().Decide(command, proposal, proposal.Village).Violations.FirstOrDefault();

    private static Actor By(ProposalState proposal) => new(proposal.ProposedBy, Role.Citizen, proposal.Village);

    private async Task<(ProposalState Proposal, ProposalDraft Draft)> StandingAsync(ProposalStatus status)
    {
        var person = SampleProposals.Next();
        var submitted = await stand.StateAsync(await stand.SubmitAsync([person], Village));
        var draft = new ProposalDraft("register", [], new FamilyDraft(person.Card, Village, new AddressDraft("Dusun Krajan 12", "001", "002"), [person.As(true)]), new ContactDraft("081200000001"));
        return (submitted with { Status = status, HandedTo = status == ProposalStatus.HandedOver ? submitted.Village : null }, draft);
    }
}
