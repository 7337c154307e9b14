using System.Globalization;
using System.Runtime.Serialization;
using System.Security.Cryptography;
using System.Text;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.Protection;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Platform.Tests.Documents;

/// <summary>What is read from a document's bytes is what was read from a tree of it, as releases before this one did, however it is written and whatever is wrong with it.</summary>
[Trait("rule", "REG-3")]
public sealed class StoredJsonTests
{
    private const int InList = 4;

    private static readonly string[] Texts = ["", "CONTOH SATU", "a \"b\" \\ /", "José 😀 \u2028\u0085", "line\nbreak\t\u0001\u007f", "\u0000", "2026-11-01T00:00:00Z", "/Date(0)/"];

    private readonly FieldProtection _protection = new(Options.Create(new ProtectionOptions { CurrentKey = "k1", Keys = new() { ["k1"] = Convert.ToBase64String(new byte[32]) } }));
    private readonly ProtectedFields _fields = new();
    private readonly ProtectedDocuments _documents = new();
    private readonly DocumentSerializer _serializer;
    private readonly JsonSerializerSettings _settings;

    public StoredJsonTests()
    {
        _fields.Declare<Sample>(s => s.Name, s => s.BornOn, s => s.Head);
        _fields.Declare<Person>(p => p.Nik, p => p.Name);
        _fields.DeclareOnceClear<Sample>(s => s.Remark);
        _documents.Declare<Sample>("sample", new DocumentContainer("registry", "/village"));
        _serializer = new DocumentSerializer(_protection, _fields, _documents);
        _settings = JsonText.Settings(new DocumentContracts(_protection, _fields, _documents));
    }

    [Fact]
    public void A_document_is_read_from_its_bytes_as_from_a_tree() => Check.One(PropertyRounds.Of(500), Prop.ForAll(Seeds(), seed =>
    {
        var text = Stored(new System.Random(seed), seed);
        Assert.Equal(OfTree(text), Outcome(() => _serializer.FromStream<Sample>(Bytes(text))));
    }));

    [Fact]
    public void So_is_each_of_a_list_whatever_is_wrong_with_its_neighbours() => Check.One(PropertyRounds.Of(200), Prop.ForAll(Seeds(), seed =>
    {
        var random = new System.Random(seed);
        var texts = Enumerable.Range(0, InList).Select(n => Stored(random, n)).ToList();
        var list = Bytes($" [{string.Join(" ,", texts)}\n]");

        var each = _serializer.FromStream<Listed<Sample>[]>(list).Select(l => Outcome(() => l.TryRead(out var read, out var bad) ? read : throw bad.Failure));

        Assert.Equal(texts.Select(OfTree), each);
    }));

    private static Arbitrary<int> Seeds() => Gen.Choose(0, int.MaxValue).ToArbitrary();

    private string Stored(System.Random random, int number)
    {
        using var written = new StreamReader(_serializer.ToStream(Made(random, number)));
        using var text = new JsonTextReader(new StringReader(written.ReadToEnd())) { DateParseHandling = DateParseHandling.None };
        var document = JObject.Load(text);
        Spoil(document, random.Next(24), random);
        return Written(document, random);
    }

    private static Sample Made(System.Random random, int number)
    {
        string Text() => Texts[random.Next(Texts.Length)];
        Person Someone(int n) => new($"{n:00}", $"33061617058{number % 1000:00000}", Text(), random.Next(2) == 0 ? null : new LocalDate(1980, 5, 17));
        return new()
        {
            Id = $"sample-{number}",
            Village = "3306162006",
            Name = random.Next(3) == 0 ? null : Text(),
            BornOn = random.Next(2) == 0 ? null : new LocalDate(1980, 5, 17),
            Head = random.Next(2) == 0 ? null : Someone(0),
            Remark = random.Next(2) == 0 ? null : Text(),
            Members = [.. Enumerable.Range(1, random.Next(4)).Select(Someone)],
            Notes = random.Next(2) == 0 ? null : new Dictionary<string, string>(StringComparer.Ordinal) { ["a.b['c']"] = Text(), ["😀 \""] = Text() },
            Count = random.Next(int.MinValue, int.MaxValue),
            Far = random.NextInt64(long.MinValue, long.MaxValue),
            Share = random.Next(2) == 0 ? null : 12.50m,
            At = random.Next(2) == 0 ? null : new DateTimeOffset(2026, 11, 1, 17, 5, 0, 123, TimeSpan.Zero),
            Since = random.Next(2) == 0 ? null : Instant.FromUtc(2026, 11, 1, 17, 5),
            Day = (DayOfWeek)random.Next(7),
            Plain = Text(),
            Free = random.Next(2) == 0 ? null : JToken.Parse("""{"a":[1,1.50,"2026-11-01T00:00:00Z",null,true],"b":{}}"""),
        };
    }

    // Every second one stays as it was written.
    private static void Spoil(JObject document, int how, System.Random random)
    {
        var person = (document["members"] as JArray)?.FirstOrDefault() as JObject;
        switch (how)
        {
            case 0: document["later"] = new JObject { ["a"] = new JArray(1, "x") }; break;
            case 1: (person ?? document)["later"] = true; break;
            case 2: (document["name"], document["remark"]) = (document["remark"], document["name"]); break;
            case 3: document["name"] = ((string?)document["name"])?[..^(1 + random.Next(3))]; break;
            case 4: document["name"] = new JObject(); break;
            case 5: document["remark"] = "in clear, as documents of before have it"; break;
            case 6: document.Remove(((string[])["id", "type", "village", "count"])[random.Next(4)]); break;
            case 7: document[((string[])["id", "type", "village", "count"])[random.Next(4)]] = 7; break;
            case 8: document["type"] = "another"; break;
            case 9: document["at"] = "2026-13-01"; break;
            case 10: document["later"] = new JRaw("-1.5e300"); break;
            case 11: document["later"] = new JRaw(new string('[', 100) + new string(']', 100)); break;
            case 12: document["plain"] = new JRaw("\"half \\ud83d\""); break;
            case 13: document["notes"] = JValue.CreateNull(); break;
        }
    }

    // As anybody may write the same: members in any order, blanks anywhere, escapes wherever there may be some.
    private static string Written(JToken value, System.Random random) => value switch
    {
        JObject members => $"{{{Blank(random)}{string.Join(Blank(random) + ",", members.Properties().OrderBy(_ => random.Next()).Select(p => $"{Quoted(p.Name, random)}{Blank(random)}:{Blank(random)}{Written(p.Value, random)}"))}}}",
        JArray items => $"[{string.Join(",", items.Select(item => Blank(random) + Written(item, random)))}{Blank(random)}]",
        JValue { Type: JTokenType.String, Value: string text } => Quoted(text, random),
        _ => value.ToString(Formatting.None),
    };

    private static string Blank(System.Random random) => random.Next(4) == 0 ? "\r\n\t "[..random.Next(5)] : string.Empty;

    private static string Quoted(string text, System.Random random)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            var plain = rune.ToString();
            var isShort = plain is "\"" or "\\" or "/";
            _ = rune.Value < ' ' || random.Next(8) == 0 ? plain.Aggregate(quoted, (all, c) => all.Append(string.Format(CultureInfo.InvariantCulture, random.Next(2) == 0 ? "\\u{0:x4}" : "\\u{0:X4}", (int)c)))
                : isShort && (plain != "/" || random.Next(2) == 0) ? quoted.Append('\\').Append(plain)
                : quoted.Append(plain);
        }

        return quoted.Append('"').ToString();
    }

    // How the release before this way read one.
    private string OfTree(string text) => Outcome(() =>
    {
        using var reader = new JsonTextReader(new StreamReader(Bytes(text))) { DateParseHandling = _settings.DateParseHandling, FloatParseHandling = _settings.FloatParseHandling, MaxDepth = null };
        var stored = JToken.ReadFrom(reader);
        var json = JsonSerializer.Create(_settings);
#pragma warning disable SYSLIB0050 // As the serializer does.
        json.Context = new StreamingContext(StreamingContextStates.All, _documents.Of(name => (stored[name] as JValue)?.Value as string));
#pragma warning restore SYSLIB0050
        return json.Deserialize<Sample>(new JTokenReader(stored));
    });

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static string Outcome(Func<Sample?> read)
    {
        try
        {
            return JsonText.Write(read()!);
        }
        catch (UnreadableException e)
        {
            return $"unreadable: {e.Document?.Id} {e.Field}";
        }
        catch (Exception e) when (e is JsonException or CryptographicException)
        {
            return "no such document";
        }
    }

    private sealed record Person(string Id, string Nik, string Name, LocalDate? BornOn);

    private sealed record Sample : Document
    {
        public override string Type => "sample";

        public required string Village { get; init; }

        public string? Name { get; init; }

        public LocalDate? BornOn { get; init; }

        public Person? Head { get; init; }

        public string? Remark { get; init; }

        public required IReadOnlyList<Person> Members { get; init; }

        public IReadOnlyDictionary<string, string>? Notes { get; init; }

        public int Count { get; init; }

        public long Far { get; init; }

        public decimal? Share { get; init; }

        public DateTimeOffset? At { get; init; }

        public Instant? Since { get; init; }

        public DayOfWeek Day { get; init; }

        public string? Plain { get; init; }

        public JToken? Free { get; init; }
    }
}
