using System.Text;
using Dtks.Platform.Documents;
using Dtks.Platform.Protection;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Tests.Documents;

public sealed class PartitionDocumentTests
{
    private readonly DocumentSerializer _serializer = new(new FieldProtection(Options.Create(new ProtectionOptions())), new ProtectedFields(), new ProtectedDocuments());

    [Theory]
    [InlineData("/village", "3306162006")]
    [InlineData("/period", "2026-11")]
    public void It_stands_under_the_key_of_its_container_and_is_read_back(string keyPath, string value)
    {
        var partition = new Partition(new DocumentContainer("any", keyPath), value);

        var stored = Write(new Sample { Id = "1", In = partition, Text = "a" });

        Assert.Equal(value, (string?)JObject.Parse(stored)[keyPath[1..]]);
        Assert.Equal("a", Read(stored).Text);
        Assert.Equal(stored, Write(Read(stored)));
    }

    [Fact]
    public void A_member_beside_the_key_that_is_not_known_is_an_error_and_not_lost() =>
        Assert.Throws<JsonSerializationException>(() => Read("""{"id":"1","type":"sample","village":"3306162006","later":true}"""));

    private string Write(Sample value)
    {
        using var reader = new StreamReader(_serializer.ToStream(value));
        return reader.ReadToEnd();
    }

    private Sample Read(string json) => _serializer.FromStream<Sample>(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    private sealed record Sample : PartitionDocument
    {
        public override string Type => "sample";

        public string? Text { get; init; }
    }
}
