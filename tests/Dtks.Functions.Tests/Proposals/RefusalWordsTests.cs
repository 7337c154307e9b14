using System.Text;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Functions.Notices;
using Dtks.Functions.Proposals;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Tests.Proposals;

/// <summary>Every refusal is told in words, in both languages, with the way to object.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "GOV-3")]
public sealed class RefusalWordsTests(ClaimsStand stand)
{
    private const string Village = "3306162006";
    private const string Note = "Rumah CONTOH SATU berlantai {ground}";

    private static readonly DocumentSerializer Serializer = DeclaredModules.Serializer;

    public static TheoryData<string> Refusals() =>
    [
        .. typeof(ProposalEventCodes).GetFields().Select(f => (string)f.GetRawConstantValue()!)
            .Where(code => code.StartsWith("proposal.refused", StringComparison.Ordinal) || code is ProposalEventCodes.FoundIneligible or ProposalEventCodes.FamilyStandsAgain),
    ];

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Each_says_why_and_how_to_object(string code)
    {
        foreach (var (language, days) in new[] { ("id", "30 hari"), ("en", "30 days") })
        {
            var said = Words(new Refusal(code, 11, null, "2024-05-08/1"), language)!;

            Assert.Contains(days, said, StringComparison.Ordinal);
            Assert.DoesNotContain("{", said, StringComparison.Ordinal);
            Assert.DoesNotContain("explanation.", said, StringComparison.Ordinal);

            // No note was kept, and none is told.
            Assert.DoesNotMatch(@": -|…|\[", said);
        }
    }

    [Theory]
    [Trait("rule", "RAT-5")]
    [InlineData(ProposalStatus.Returned, "send it again unchanged", false)]
    [InlineData(ProposalStatus.Mismatched, "correct a typing error", false)]
    public void What_waits_for_its_proposer_is_told_what_to_do_and_that_one_may_object_where_one_may(ProposalStatus status, string what, bool mayObject)
    {
        var said = RefusalWords.Of(status, null, stand.Of<PolicyVersions>(), stand.Of<PolicyVersions>().Latest, stand.Of<MessageCatalogue>(), "en")!;

        Assert.Contains(what, said, StringComparison.Ordinal);
        Assert.Equal(mayObject, said.Contains("30 days", StringComparison.Ordinal));
        Assert.Equal(mayObject, ReopeningRules.MayBeObjectedTo(status));
    }

    [Theory]
    [InlineData(ProposalEventCodes.RefusedByDeliberation)]
    [InlineData(ProposalEventCodes.FoundIneligible)]
    public void Ground_and_note_are_said_as_they_are(string code)
    {
        var said = Words(new Refusal(code, 1, Note, "2024-05-08/1"), "en");

        Assert.Contains("the address was not found", said, StringComparison.Ordinal);
        Assert.Contains(Note, said, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_deliberation_that_recorded_no_ground_it_is_said_that_it_did_not()
    {
        var said = Words(new Refusal(ProposalEventCodes.RefusedByDeliberation, null, null, "2024-05-08/1"), "en");

        Assert.Contains("recorded no ground", said, StringComparison.Ordinal);
        Assert.DoesNotContain("note", said, StringComparison.Ordinal);
        Assert.Null(Words(null, "en"));

        // Its note alone is its reason.
        foreach (var (language, none) in new[] { ("id", "tidak mencatat"), ("en", "recorded no") })
        {
            var noted = Words(new Refusal(ProposalEventCodes.RefusedByDeliberation, null, Note, "2024-05-08/1"), language)!;
            Assert.Contains(Note, noted, StringComparison.Ordinal);
            Assert.DoesNotContain(none, noted, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task What_was_noted_is_an_envelope_and_a_proposal_of_before_it_was_kept_is_read()
    {
        var head = new Actor("head-1", Role.VillageHead, AreaCode.Parse(Village));
        var tabled = await stand.MatchedAsync([SampleProposals.Next()], Village, SampleProposals.Officer(Village));
        var refused = await stand.DoAsync(tabled, new ProposalCommand.ApplyDecision(ProposalDecision.Refuse, "d-1", head) { Ground = 11, Note = Note });

        var stored = Write(refused);

        Assert.DoesNotContain("CONTOH SATU", stored, StringComparison.Ordinal);
        var read = Read(stored);
        Assert.Equal((11, Note), (read.State.Ground, read.State.Note));
        Assert.Equal(Refusal.Of(read.State), Refusal.Of(read.State.History[^1]));
        var older = JObject.Parse(stored);
        foreach (var said in new[] { older["state"]!, older["state"]!["history"]!.Last! })
        {
            Assert.True(((JObject)said).Remove("ground") && ((JObject)said).Remove("note"));
        }

        Assert.True(((JObject)older["summary"]!).Remove("refusal"));
        Assert.Equal((ProposalEventCodes.RefusedByDeliberation, null, null), Refusal.Of(Read(older.ToString()).State) is { } kept ? (kept.Code, kept.Ground, kept.Note) : default);
    }

    [Fact]
    public void A_message_of_before_it_could_name_ground_and_note_is_said_without()
    {
        foreach (var code in new[] { "refusedByDeliberation", "ineligible", "returned" })
        {
            var said = stand.Of<NoticeTexts>().Of("en", code, [new NoticeArgument("trackingCode", "X"), .. code == "ineligible" ? [new NoticeArgument("ground", "1")] : Array.Empty<NoticeArgument>()], madeOn: default, note: null);

            Assert.DoesNotContain("{", said, StringComparison.Ordinal);
        }
    }

    private string? Words(Refusal? refusal, string language) => RefusalWords.Of(refusal, stand.Of<PolicyVersions>(), stand.Of<PolicyVersions>().Latest, stand.Of<MessageCatalogue>(), language);

    private static string Write(ProposalState state)
    {
        var document = new ProposalDocument
        {
            Id = ProposalDocument.IdOf(state.Id),
            Village = state.Village.Value,
            Status = state.Status,
            TrackingCode = state.TrackingCode,
            CreatedOn = DateTimeOffset.UnixEpoch,
            State = state,
        };
        using var reader = new StreamReader(Serializer.ToStream(document));
        return reader.ReadToEnd();
    }

    private static ProposalDocument Read(string json) => Serializer.FromStream<ProposalDocument>(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
