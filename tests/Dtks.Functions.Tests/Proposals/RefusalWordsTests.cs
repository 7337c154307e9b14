using System.Text;
using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Domain.Proposals;
using Dtks.Functions.Notices;
using Dtks.Functions.Proposals;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Functions.Tests.Proposals;

/// <summary>Every refusal is told in words, in both languages, with the way to object.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "GOV-3")]
public sealed class RefusalWordsTests(ClaimsStand stand)
{
    private const string Note = "Rumah CONTOH SATU berlantai {ground}";

    private static readonly DocumentSerializer Serializer = DeclaredModules.Serializer;

    public static TheoryData<string> Refusals() =>
    [
        .. typeof(ProposalEventCodes).GetFields().Select(f => (string)f.GetRawConstantValue()!)
            .Where(code => code.StartsWith("proposal.refused", StringComparison.Ordinal) || code == ProposalEventCodes.FoundIneligible),
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
        }
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
        Assert.Null(Words(null, "en"));
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public void What_was_noted_is_an_envelope_and_a_step_of_before_it_was_kept_is_read()
    {
        var step = new ProposalHistoryEntry(
            ProposalStatus.Refused, new EventMeta(Instant.FromUtc(2026, 11, 2, 3, 0), Role.VillageHead, "head", ProposalEventCodes.RefusedByDeliberation, "MUS-2", "2024-05-08/1"), null, 11, Note);

        var stored = Write(step);

        Assert.DoesNotContain("CONTOH", stored, StringComparison.Ordinal);
        Assert.Equal(step, Read(stored));
        var older = JObject.Parse(stored);
        Assert.True(older.Remove("ground") && older.Remove("note"));
        Assert.Equal(new Refusal(ProposalEventCodes.RefusedByDeliberation, null, null, "2024-05-08/1"), Refusal.Of(Read(older.ToString())));
        Assert.DoesNotContain("CONTOH", Write(Refusal.Of(step)!), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_of_before_it_could_name_ground_and_note_is_said_without()
    {
        foreach (var code in new[] { "refusedByDeliberation", "ineligible", "returned" })
        {
            var said = stand.Of<NoticeTexts>().Of("en", code, [new NoticeArgument("trackingCode", "X"), .. code == "ineligible" ? [new NoticeArgument("ground", "1")] : Array.Empty<NoticeArgument>()], note: null);

            Assert.DoesNotContain("{", said, StringComparison.Ordinal);
        }
    }

    private string? Words(Refusal? refusal, string language) => RefusalWords.Of(refusal, stand.Of<MessageCatalogue>(), language);

    private static string Write<T>(T value)
    {
        using var reader = new StreamReader(Serializer.ToStream(value));
        return reader.ReadToEnd();
    }

    private static ProposalHistoryEntry Read(string json) => Serializer.FromStream<ProposalHistoryEntry>(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
