using System.Text;
using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Items;
using Dtks.LocalCosmos.Metering;
using Dtks.LocalCosmos.Partitioning;
using Dtks.LocalCosmos.Queries;
using Dtks.LocalCosmos.Resources;
using Dtks.LocalCosmos.Serialization;
using Dtks.LocalCosmos.Sql.Evaluation;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Http;

/// <summary>Whatever text stands where the protocol has a token, a key or a document: it is read, or refused with a 4xx.</summary>
public sealed class TokenFuzzTests
{
    private static readonly Config Settings = PropertyRounds.Of(2000);

    private static readonly Gen<char> Letters = Gen.Elements("{}[]\",:0123456789truefalsn\\u~LC2#-+eE.= /'é\0\uD83D".ToCharArray());

    private static readonly Arbitrary<string> Texts = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Where(text => text is not null),
        Gen.ListOf(Letters).Select(letters => new string([.. letters]))).ToArbitrary();

    private static void ReadsOrRefuses(Action<string> read) => Check.One(Settings, Prop.ForAll(Texts, text =>
    {
        try
        {
            read(text);
            return true;
        }
        catch (RequestFailedException refusal)
        {
            return refusal.Status is >= 400 and < 500;
        }
    }));

    private static CosmosRequest Request(string header, string value) => new(
        "GET", ResourcePath.Parse("/dbs/d/colls/c/docs"), new HeaderDictionary { [header] = value }, default);

    [Fact]
    public void Continuation_tokens() => ReadsOrRefuses(text => ContinuationToken.Parse(text, 5));

    [Fact]
    public void Continuation_tokens_of_our_own_come_back_the_same()
    {
        JToken?[] keys = [null, JValue.CreateNull(), false, -1.5, "Désa ~ 1", new JArray(1, 2), new JObject { ["a"] = 1 }];
        var position = new ResultPosition([.. keys.Select(PositionKey.Of)], long.MaxValue, int.MaxValue);
        foreach (var token in (ContinuationToken[])[new(position, int.MaxValue, 0), new(position with { Keys = [] }, 1, 5), new(null, 7, 5)])
        {
            var read = ContinuationToken.Parse(token.ToString(), 5);
            Assert.Equal(token.ToString(), read!.ToString());
            Assert.All(token.Position?.Keys ?? [], (key, i) => Assert.Equal(0, read.Position!.Keys[i].Compare(keys[i])));
        }

        Assert.Null(ContinuationToken.Parse(null, 5));
    }

    [Fact]
    public void Session_tokens() => ReadsOrRefuses(text => SessionTokens.Check(Request(CosmosHeaders.SessionToken, text), 5));

    [Fact]
    public void Page_sizes() => ReadsOrRefuses(text => _ = Request(CosmosHeaders.MaxItemCount, text).PageSize);

    [Fact]
    public void Partition_keys() => ReadsOrRefuses(text => EffectivePartitionKey.Of(PartitionKeyValue.ParseHeader(text)));

    [Fact]
    public void Paths() => ReadsOrRefuses(text => ResourcePath.Parse(text));

    [Fact]
    public void Signatures()
    {
        var signature = new RequestSignature(CosmosGatewayOptions.EmulatorKey);
        var path = ResourcePath.Parse("/dbs/d");
        ReadsOrRefuses(text => signature.Check("GET", path, text, "today"));
        ReadsOrRefuses(text => signature.Check("GET", path, "type=master&ver=1.0&sig=" + text, "today"));
    }

    [Fact]
    public void Documents()
    {
        var path = new PartitionKeyPath("/pk/inner");
        ReadsOrRefuses(text => ItemBody.Read(Encoding.UTF8.GetBytes(text), path));
        ReadsOrRefuses(text => ItemBody.Read(Encoding.UTF8.GetBytes($"{{\"id\":\"a\",\"pk\":{text}}}"), path));
        ReadsOrRefuses(text => ItemBody.Read(Encoding.UTF8.GetBytes($"{{\"id\":{text},\"ttl\":{text}}}"), path));
        ReadsOrRefuses(text => ItemBody.Read(Encoding.Latin1.GetBytes($"{{\"id\":\"{text}\"}}"), path));
    }

    [Fact]
    public void A_document_nested_too_deep_is_refused() => Assert.Throws<RequestFailedException>(() => ItemBody.Read(
        Encoding.UTF8.GetBytes($$"""{"id":"a","x":{{new string('[', 100_000)}}{{new string(']', 100_000)}}}"""), new PartitionKeyPath("/pk")));

    [Fact]
    public void Container_definitions() => ReadsOrRefuses(text => ContainerDefinition.Read(JsonText.ParseObject(
        Encoding.UTF8.GetBytes($"{{\"id\":\"c\",\"partitionKey\":{{\"paths\":[\"/pk\"]}},\"defaultTtl\":{text},\"uniqueKeyPolicy\":{text}}}"))));

    [Fact]
    public void Throughput() => ReadsOrRefuses(text => OfferContent.Check(JsonText.ParseObject(Encoding.UTF8.GetBytes($"{{\"offerThroughput\":{text}}}"))));

    [Fact]
    public void Resource_ids_are_read_only_as_their_own_containers()
    {
        var container = ResourceId.Container(3, 7);
        Assert.Equal(123456789, container.TryReadItem(container.ItemId(123456789)));
        Assert.Null(ResourceId.Container(3, 8).TryReadItem(container.ItemId(123456789)));
        Check.One(Settings, Prop.ForAll(Texts, text => container.TryReadItem(text) is null));
    }
}
