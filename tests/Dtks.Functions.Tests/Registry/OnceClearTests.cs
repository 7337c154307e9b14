using Dtks.Domain.Areas;
using Dtks.Domain.Evidence;
using Dtks.Domain.Ratification;
using Dtks.Functions.Evidence;
using Dtks.Functions.Ratification;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.Protection;
using Dtks.Platform.SetAside;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Functions.Tests.Registry;

/// <summary>Members that documents of before hold in clear are written encrypted, and read in either way.</summary>
[Trait("rule", "REG-3")]
public sealed class OnceClearTests
{
    private const string Village = "3306162006";
    private readonly DocumentSerializer _serializer = DeclaredModules.Serializer;

    [Fact]
    public void The_name_of_an_uploaded_file() => Holds(Evidence(), "state.fileName", "KTP CONTOH SATU.pdf");

    [Fact]
    public void Why_a_letter_was_returned() => Holds(Letter(), "state.reasons", new JArray("CONTOH SATU dua kali", "Lampiran"));

    [Fact]
    public void A_message_that_is_set_aside_and_what_its_operator_notes()
    {
        Holds(SetAside(), "text", "{\"nik\":\"CONTOH SATU\"}");
        Holds(SetAside(), "note", "CONTOH SATU tahu");
    }

    [Theory]
    [InlineData("v2:k1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("v2:k7.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void An_envelope_that_cannot_be_opened_is_not_taken_for_clear_text(string forged)
    {
        var stored = Stored(Evidence());
        stored["state"]!["fileName"] = forged;

        Assert.Throws<UnreadableException>(() => Read<EvidenceDocument>(stored));
    }

    [Theory]
    [InlineData("v2:")]
    [InlineData("v2:k7.AAAA")]
    [InlineData("v2:k1")]
    [InlineData("v2:k1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.pdf")]
    [InlineData("v2:.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("")]
    public void What_only_looks_like_one_is_clear_text(string name)
    {
        var stored = Stored(Evidence());
        stored["state"]!["fileName"] = name;

        Assert.Equal(name, Read<EvidenceDocument>(stored).State.FileName);
    }

    private void Holds<T>(T document, string path, JToken clear)
        where T : Document
    {
        var stored = Stored(document);
        Assert.DoesNotContain("CONTOH", stored.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("v2:k1.", (string)stored.SelectToken(path)!, StringComparison.Ordinal);
        var today = JsonText.Write(Read<T>(stored));

        ((JProperty)stored.SelectToken(path)!.Parent!).Value = clear;
        stored.Remove("protectedBy");
        var before = Read<T>(stored);

        Assert.Equal(today, JsonText.Write(before with { ProtectedBy = "v2:k1" }));
        Assert.Contains("CONTOH", today, StringComparison.Ordinal);
        Assert.DoesNotContain("CONTOH", Stored(before).ToString(), StringComparison.Ordinal);
    }

    private JObject Stored<T>(T document)
        where T : Document
    {
        using var reader = new JsonTextReader(new StreamReader(_serializer.ToStream(document))) { DateParseHandling = DateParseHandling.None };
        return (JObject)JToken.ReadFrom(reader);
    }

    private T Read<T>(JObject stored) => _serializer.FromStream<T>(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(stored.ToString())));

    private static EvidenceDocument Evidence() => new()
    {
        Id = "evidence-a",
        Village = Village,
        Deliberation = "d",
        Status = EvidenceStatus.Pending,
        CreatedOn = DateTimeOffset.UnixEpoch,
        State = new EvidenceState
        {
            Id = "a",
            DeliberationId = "d",
            Kind = EvidenceKind.Minutes,
            FileName = "KTP CONTOH SATU.pdf",
            ContentType = "application/pdf",
            Length = 1,
            Sha256 = new string('d', 64),
            ExpiresAt = Instant.FromUtc(2026, 11, 10, 3, 0),
            Status = EvidenceStatus.Pending,
            History = [],
        },
    };

    private static LetterDocument Letter() => new()
    {
        Id = "letter-a",
        Regency = "3306",
        CreatedOn = DateTimeOffset.UnixEpoch,
        State = new LetterState
        {
            Id = "a",
            Regency = AreaCode.Parse("3306"),
            Period = "2026-11",
            Subject = RatificationSubject.Proposals,
            Number = "460/1",
            Date = new LocalDate(2026, 11, 10),
            Rows = 1,
            SignedBy = "regent",
            Status = LetterStatus.Returned,
            Reasons = ["CONTOH SATU dua kali", "Lampiran"],
            History = [],
        },
    };

    private static SetAsideDocument SetAside() => new()
    {
        Id = "a",
        Day = "2026-11-26",
        Queue = "imports",
        Text = "{\"nik\":\"CONTOH SATU\"}",
        Code = "setAside.malformed",
        Detail = "",
        TraceId = "",
        SetAsideOn = DateTimeOffset.UnixEpoch,
        LastOn = DateTimeOffset.UnixEpoch,
        Tries = 1,
        Status = SetAsideStatus.Done,
        Reported = true,
        Note = "CONTOH SATU tahu",
    };
}
