using Dtks.Platform.Documents;
using Dtks.Platform.Protection;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;
using NodaTime;

namespace Dtks.Platform.Tests.Documents;

public sealed class DocumentSerializerTests
{
    private static readonly string Key = Convert.ToBase64String(new byte[32]);

    private readonly DocumentSerializer _serializer = new(new FieldProtection(Options.Create(
        new ProtectionOptions { CurrentKey = "k1", Keys = new() { ["k1"] = Key } })), Fields());

    [Fact]
    [Trait("rule", "REG-3")]
    public void A_protected_member_is_stored_as_its_envelope_and_read_back()
    {
        var stored = Write(new Sample { Id = "1", Name = "Contoh Satu", BornOn = new LocalDate(1980, 5, 17) });

        Assert.DoesNotContain("Contoh", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("1980", stored, StringComparison.Ordinal);
        Assert.Equal("Contoh Satu", Read(stored).Name);
        Assert.Equal(new LocalDate(1980, 5, 17), Read(stored).BornOn);
    }

    [Fact]
    public void What_the_store_adds_is_known_and_never_sent_back()
    {
        var read = Read("""{"id":"1","type":"sample","schemaVersion":1,"_etag":"\"a\"","_rid":"r","_self":"s","_attachments":"attachments/","_ts":1}""");

        Assert.Equal("\"a\"", read.ETag);
        Assert.DoesNotContain("_", Write(read), StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_is_not_known_is_an_error_and_not_lost() =>
        Assert.Throws<JsonSerializationException>(() => Read("""{"id":"1","type":"sample","later":true}"""));

    private static ProtectedFields Fields()
    {
        var fields = new ProtectedFields();
        fields.Declare<Sample>(s => s.Name, s => s.BornOn);
        return fields;
    }

    private string Write(Sample value)
    {
        using var reader = new StreamReader(_serializer.ToStream(value));
        return reader.ReadToEnd();
    }

    private Sample Read(string json) => _serializer.FromStream<Sample>(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)));

    private sealed record Sample : Document
    {
        public override string Type => "sample";

        public string? Name { get; init; }

        public LocalDate? BornOn { get; init; }
    }
}
