using System.Text.Json.Nodes;
using Dtks.Domain.Dci;
using Dtks.Domain.Tests.Households;
using Dtks.Domain.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Dtks.Domain.Tests.Dci;

/// <summary>Whatever is sent is answered or rejected with a code; and whoever meets a query is one whom it names.</summary>
[Trait("rule", "REG-3")]
public class DciProperties
{
    private static readonly string[] Words =
    [
        "version", "message_id", "message_ts", "action", "sender_id", "total_count", "transaction_id", "search_request", "reference_id", "timestamp", "search_criteria", "query_type", "query", "type", "value",
        "expression", "$and", "$or", "$not", "NIK", "KK", "name", "$eq", "$in", "expression1", "attribute_name", "operator", "attribute_value", "condition", "seq_num", "subscribe_request", "subscribe_criteria",
        "filter", "reg_event_type", "notify_record_type", "frequency", "pagination", "page_size", "sort", "consent", "purpose", "code", "txnstatus_request", "subscription_codes", "locale",
    ];

    private static readonly string[] Texts = ["idtype-value", "expression", "predicate", "NIK", DciSamples.Time, "search", "1.0.0", "eq", "and", "REGISTER", "Member", "\ud800", "", "\0", new string('x', 5000), DciSamples.HeadNik];

    [Fact]
    public void Whatever_is_sent_is_read_or_rejected()
    {
        Generate.Holds(Json(6), json =>
        {
            var utf8 = DciSamples.Utf8(json);
            var parts = new (object? Value, DciFault? Fault)[]
            {
                Part(DciHeader.Read(utf8, DciActions.Search)), Part(DciHeader.Read(utf8, DciActions.OnSearch)), Part(SearchCriteria.Read(DciSamples.Header, utf8)), Part(SubscribeCriteria.Read(DciSamples.Header, utf8)),
                Part(UnsubscribeRequest.Read(utf8)), Part(TxnStatusRequest.Read(utf8)), Part(AnswerMessage.Read(DciActions.OnSearch, utf8)), Part(AnswerMessage.Read(DciActions.Notify, utf8)),
            };
            Assert.All(parts, p => Assert.True(p.Value is null != p.Fault is null));
        }, 2000);
    }

    [Fact]
    public void Whatever_a_request_asks_it_is_answered_or_rejected_for_itself()
    {
        Generate.Holds(Json(5), criteria =>
        {
            var items = DciSamples.Read(DciSamples.Message(DciSamples.Request(criteria is JsonObject ? criteria.DeepClone() : new JsonObject()))).Items;
            Assert.True(Assert.Single(items) is { Value: null } != items[0].Fault is null);
        }, 1000);
    }

    [Fact]
    public void Whoever_meets_a_query_is_one_whom_it_names()
    {
        var group = DciSamples.Group();
        Generate.Holds(Conditions(4), conditions =>
        {
            var item = DciSamples.One(DciSamples.Criteria("expression", new JsonObject { ["expression"] = new JsonObject { ["query"] = conditions.DeepClone() } }));
            if (item.Value is not { } criteria) return;
            var named = criteria.Query.Named()!;
            Assert.All(group.Household.Members.Where(m => group.Meets(criteria.Query, m)), m => Assert.Contains(Enum.GetValues<IdKind>(), kind => named.Contains(group.IdentifierOf(kind, m.Person)!)));
        }, 2000);
    }

    [Fact]
    public void Pages_together_are_the_whole_answer_once()
    {
        var gen = from size in Gen.Choose(1, 6) from members in Gen.Choose(1, 12) select (size, members);
        Generate.Holds(gen, t =>
        {
            var group = DciSamples.Group(FamilySamples.Family([.. Enumerable.Repeat(FamilySamples.Son, t.members)]));
            string[] Page(int number, int size) => [.. DciSamples.Answer(Members(size, number), null, group).Records.Select(r => r.ToJsonString())];
            var paged = Enumerable.Range(1, (t.members / t.size) + 2).SelectMany(n => Page(n, t.size)).ToList();
            Assert.Equal(Page(1, 2000), paged);
        });
    }

    private static JsonObject Members(int size, int number) => new()
    {
        ["query_type"] = "idtype-value",
        ["query"] = new JsonObject { ["type"] = "KK", ["value"] = FamilySamples.Card.Value },
        ["response_entity"] = "Member",
        ["pagination"] = new JsonObject { ["page_size"] = size, ["page_number"] = number },
    };

    private static (object? Value, DciFault? Fault) Part<T>(DciPart<T> part)
        where T : class => (part.Value, part.Fault);

    private static Gen<JsonNode?> Json(int depth)
    {
        var leaf = Gen.OneOf(
            Gen.Constant<JsonNode?>(null), Gen.Elements(Texts).Select(t => (JsonNode?)JsonValue.Create(t)), Gen.Elements(0, 1, -1, 99, int.MaxValue).Select(n => (JsonNode?)JsonValue.Create(n)),
            Gen.Elements(true, false).Select(b => (JsonNode?)JsonValue.Create(b)));
        if (depth == 0) return leaf;
        var inner = Json(depth - 1);
        var member = from name in Gen.Elements(Words) from value in inner select (name, value);
        var array = inner.ListOf().Select(items => (JsonNode?)new JsonArray([.. items.Take(4).Select(i => i?.DeepClone())]));
        var map = member.ListOf().Select(members => (JsonNode?)new JsonObject(members.DistinctBy(m => m.name).Take(6).Select(m => KeyValuePair.Create(m.name, m.value?.DeepClone()))));
        return Gen.Frequency((1, leaf), (2, array), (5, map));
    }

    private static Gen<JsonObject> Conditions(int depth)
    {
        var nik = Gen.Elements(DciSamples.HeadNik, DciSamples.WifeNik, "9999999999999999").Select(n => new JsonObject { ["NIK"] = n });
        var card = Gen.Constant(0).Select(_ => new JsonObject { ["KK"] = new JsonObject { ["$in"] = new JsonArray(FamilySamples.Card.Value) } });
        var other = Gen.Elements("male", "female").Select(s => new JsonObject { ["sex"] = s });
        var age = Gen.Choose(0, 60).Select(a => new JsonObject { ["age"] = new JsonObject { ["$ge"] = a } });
        if (depth == 0) return Gen.OneOf(nik, card, other, age);
        var inner = Conditions(depth - 1);
        var groups = from name in Gen.Elements("$and", "$or") from parts in inner.ListOf() select new JsonObject { [name] = new JsonArray([.. parts.Take(3).Select(p => p.DeepClone())]) };
        return Gen.Frequency((2, nik), (1, card), (2, other), (2, age), (5, groups), (1, inner.Select(i => new JsonObject { ["$not"] = i.DeepClone() })));
    }
}
