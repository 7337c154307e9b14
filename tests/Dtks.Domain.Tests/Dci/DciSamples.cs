using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dtks.Domain.Dci;
using Dtks.Domain.Households;
using Dtks.Domain.Partners;
using Dtks.Domain.Tests.Households;
using NodaTime;

namespace Dtks.Domain.Tests.Dci;

/// <summary>Messages and agreements of the standard, each right until a test breaks it.</summary>
internal static class DciSamples
{
    public const string Time = "2026-11-02T10:00:00+07:00";

    public static readonly string HeadNik = FamilySamples.Head.Nik.Value;
    public static readonly string WifeNik = FamilySamples.Wife.Nik.Value;
    public static readonly DciHeader Header = new("m-1", Samples.Now, DciActions.Search, 1);

    public static readonly Agreement Agreement = new()
    {
        Number = "PKS-1",
        Purpose = "Contoh",
        From = new LocalDate(2026, 1, 1),
        Until = new LocalDate(2026, 12, 31),
        Fields = AgreementTerms.Fields,
        Areas = ["ID"],
        Queries = AgreementTerms.Queries,
        IdTypes = AgreementTerms.IdTypes,
        Events = AgreementTerms.Events,
        ConsentRequired = false,
        PerDay = 1000,
        Callback = new Uri("https://partner.example/dci"),
        Signatures = SignatureRule.Signed,
    };

    public static RegisteredGroup Group(HouseholdState? household = null) => new(household ?? FamilySamples.Family(), "Desa Contoh, Kecamatan Contoh", new LocalDate(2026, 11, 2));

    public static ReadOnlyMemory<byte> Utf8(JsonNode? json) => Encoding.UTF8.GetBytes(json?.ToJsonString() ?? "null");

    public static JsonObject HeaderOf(string action) => DciActions.IsAnswer(action)
        ? new JsonObject { ["version"] = "1.0.0", ["message_id"] = "m-1", ["message_ts"] = Time, ["action"] = action, ["status"] = "succ", ["total_count"] = 1, ["completed_count"] = 1 }
        : new JsonObject { ["version"] = "1.0.0", ["message_id"] = "m-1", ["message_ts"] = Time, ["action"] = action, ["sender_id"] = "spmis.example.org", ["total_count"] = 1 };

    public static JsonObject ByNik(string? value = null) => new() { ["type"] = "NIK", ["value"] = value ?? HeadNik };

    public static JsonNode Json(string text) => JsonNode.Parse(text.Replace("HEAD", HeadNik, StringComparison.Ordinal).Replace("WIFE", WifeNik, StringComparison.Ordinal))!;

    public static JsonObject Criteria(string kind = "idtype-value", JsonNode? query = null) => new() { ["query_type"] = kind, ["query"] = query ?? ByNik() };

    public static JsonObject Request(JsonNode? criteria = null, string reference = "r-1") =>
        new() { ["reference_id"] = reference, ["timestamp"] = Time, ["search_criteria"] = (criteria ?? Criteria()).DeepClone(), ["locale"] = "eng" };

    public static JsonObject Message(params JsonNode[] requests) => new() { ["transaction_id"] = "t-1", ["search_request"] = new JsonArray(requests) };

    public static DciBatch<SearchCriteria> Read(JsonObject message)
    {
        var read = SearchCriteria.Read(Header, Utf8(message));
        Assert.Null(read.Fault);
        return read.Value!;
    }

    /// <summary>The one request of a message with these criteria: what it says, or why it is rejected, as code and text.</summary>
    public static DciItem<SearchCriteria> One(JsonNode criteria) => Assert.Single(Read(Message(Request(criteria))).Items);

    public static string Told(DciFault? fault) => fault is null ? string.Empty : $"{fault.Code} {fault.Text}";

    public static SearchCriteria Right(JsonNode criteria)
    {
        var item = One(criteria);
        Assert.Equal(string.Empty, Told(item.Fault));
        return item.Value!;
    }

    public static SearchAnswer Answer(JsonNode criteria, Agreement? agreement = null, params RegisteredGroup[] groups) =>
        SearchAnswer.Of(Right(criteria), agreement ?? Agreement, groups.Length == 0 ? [Group()] : groups);

    public static JsonElement Element(JsonNode node) => JsonDocument.Parse(node.ToJsonString()).RootElement;
}
