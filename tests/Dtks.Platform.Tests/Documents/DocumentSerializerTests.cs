using System.Security.Cryptography;
using Dtks.Platform.Documents;
using Dtks.Platform.Protection;
using Dtks.Platform.Tests.Protection;
using Dtks.Platform.Tests.Stand;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Platform.Tests.Documents;

public sealed class DocumentSerializerTests
{
    private static readonly string Key = Convert.ToBase64String(new byte[32]);

    private readonly DocumentSerializer _serializer = new(new FieldProtection(Options.Create(
        new ProtectionOptions { CurrentKey = "k1", Keys = new() { ["k1"] = Key } })), Fields(), Documents());

    [Fact]
    [Trait("rule", "REG-3")]
    public void A_protected_member_is_stored_as_its_envelope_and_read_back()
    {
        var stored = Write(new Sample { Id = "1", Village = "3306162006", Name = "Contoh Satu", BornOn = new LocalDate(1980, 5, 17) });

        Assert.DoesNotContain("Contoh", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("1980", stored, StringComparison.Ordinal);
        Assert.Equal("Contoh Satu", Read(stored).Name);
        Assert.Equal(new LocalDate(1980, 5, 17), Read(stored).BornOn);
    }

    [Fact]
    public void What_the_store_adds_is_known_and_never_sent_back()
    {
        var read = Read("""{"id":"1","type":"sample","schemaVersion":1,"village":"3306162006","_etag":"\"a\"","_rid":"r","_self":"s","_attachments":"attachments/","_ts":1}""");

        Assert.Equal("\"a\"", read.ETag);
        Assert.DoesNotContain("\"_", Write(read), StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_is_not_known_is_an_error_and_not_lost() =>
        Assert.Throws<JsonSerializationException>(() => Read("""{"id":"1","type":"sample","village":"3306162006","later":true}"""));

    [Fact]
    [Trait("rule", "REG-3")]
    public void Members_swapped_between_two_documents_are_refused()
    {
        var (one, two) = (JObject.Parse(Write(Person("1", "Contoh Satu"))), JObject.Parse(Write(Person("2", "Contoh Dua"))));
        (one["name"], two["name"]) = (two["name"], one["name"]);

        Assert.ThrowsAny<CryptographicException>(() => Read(one.ToString()));
        Assert.ThrowsAny<CryptographicException>(() => Read(two.ToString()));
    }

    [Fact]
    public void A_stored_document_is_read_whatever_the_order_of_its_members_and_in_a_page_of_several()
    {
        var stored = new[] { Person("1", "Contoh Satu"), Person("2", "Contoh Dua") }.Select(p => JObject.Parse(Write(p)));
        var turned = new JArray(stored.Select(p => new JObject(p.Properties().Reverse())));

        var page = _serializer.FromStream<Sample[]>(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(turned.ToString())));

        Assert.Equal(["Contoh Satu", "Contoh Dua"], page.Select(p => p.Name));
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public void Of_a_page_in_rows_one_that_cannot_be_read_leaves_the_others_and_names_document_and_field()
    {
        var (one, two, three) = (JObject.Parse(Write(Person("1", "Contoh Satu"))), JObject.Parse(Write(Person("2", "Contoh Dua"))), JObject.Parse(Write(Person("3", "Contoh Tiga"))));
        var beyond = JObject.Parse(Write(Person("4", "Contoh Empat")));
        beyond["later"] = 1e300;
        two["name"] = one["name"]!.DeepClone();
        three["later"] = true;

        var rows = _serializer.FromStream<Listed<Sample>[]>(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(new JArray(one, two, three, beyond).ToString())));

        Assert.Equal(["Contoh Satu", null, null, null], rows.Select(r => r.TryRead(out var read, out _) ? read.Name : null));
        Assert.Equal([null, "2", "3", "4"], rows.Select(r => r.TryRead(out _, out var bad) ? null : bad.Id));
        Assert.False(rows[1].TryRead(out _, out var swapped));
        Assert.False(rows[2].TryRead(out _, out var later));
        var closed = Assert.IsType<UnreadableException>(swapped.Failure);
        Assert.Equal(("2", "name"), (closed.Document?.Id, closed.Field));
        Assert.IsType<JsonSerializationException>(later.Failure);
    }

    [Theory]
    [InlineData("""[{"id":"1","type":"plain"},{"id":"2","type":"plain","surprise":1},{"id":"3","type":"plain"}]""", "1 - 3")]
    [InlineData("""[{"id":"1","type":"plain","schemaVersion":"x"},{"id":"2","type":"plain"}]""", "- 2")]
    [InlineData("""[{"id":"1","type":"plain"},7,null,{"id":"4","type":"plain"}]""", "1 - - 4")]
    [InlineData("""[{"id":"1","type":"plain"},{"id":"2","type":"plain","surprise":1e300},{"id":"3","type":"plain","surprise":-1e400}]""", "1 - -")]
    [InlineData("""[]""", "")]
    public void Of_a_list_that_holds_nothing_protected_each_is_read_apart_too(string list, string read)
    {
        var rows = _serializer.FromStream<Listed<Plain>[]>(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(list)));

        Assert.Equal(read, string.Join(' ', rows.Select(r => r.TryRead(out var plain, out _) ? plain.Id : "-")));
    }

    [Fact]
    public void A_stream_is_given_back_as_it_is()
    {
        using var stream = new MemoryStream();

        Assert.Same(stream, _serializer.FromStream<Stream>(stream));
    }

    // Each time for a type nobody asked for before: what is known of one is remembered.
    [Fact]
    public void What_is_asked_for_in_rows_is_read_in_rows_and_all_else_as_it_is()
    {
        var item = FreshTypes.Next(typeof(Held<>));
        var listed = typeof(Listed<>).MakeGenericType(item);

        Assert.IsType(item, Ask(item, "{}"));
        Assert.IsType(item.MakeArrayType(), Ask(item.MakeArrayType(), "[{}]"));
        Assert.IsType(listed, Ask(listed, "{}"));
        Assert.IsType(listed.MakeArrayType(), Ask(listed.MakeArrayType(), "[{},7]"));
    }

    private object Ask(Type type, string json) => typeof(DocumentSerializer).GetMethod(nameof(DocumentSerializer.FromStream))!
        .MakeGenericMethod(type).Invoke(_serializer, [new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json))])!;

    private sealed record Held<T>(T? Value);

    [Fact]
    public void However_deep_one_is_nested_it_is_one()
    {
        var deep = $"{{\"id\":\"2\",\"type\":\"plain\",\"deep\":{new string('[', 200)}{new string(']', 200)}}}";
        var rows = _serializer.FromStream<Listed<Plain>[]>(new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"[{{\"id\":\"1\"}},{deep}]")));

        Assert.Equal("1 -", string.Join(' ', rows.Select(r => r.TryRead(out var plain, out _) ? plain.Id : "-")));
    }

    [Fact]
    public void Half_a_character_in_a_member_is_no_fault_of_its_neighbours_nor_of_the_document()
    {
        const string list = """[{"id":"1\ud800","type":"sample","village":"3306162006"},{"id":"2","type":"sample","village":"3306162006"}]""";

        var rows = _serializer.FromStream<Listed<Sample>[]>(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(list)));

        Assert.Equal(["1\ufffd", "2"], rows.Select(r => r.TryRead(out var read, out _) ? read.Id : null));
    }

    [Theory]
    [InlineData("[{\"id\":\"1\"")]
    [InlineData("[nothing]")]
    public void What_is_no_list_at_all_is_told_as_such(string text) =>
        Assert.ThrowsAny<JsonException>(() => _serializer.FromStream<Listed<Sample>[]>(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void The_key_stands_beside_what_it_encrypts()
    {
        var stored = Write(Person("1", "Contoh Satu"));

        Assert.Equal("v2:k1", (string?)JObject.Parse(stored)["protectedBy"]);
        Assert.Equal("v2:k1", Read(stored).ProtectedBy);
        Assert.DoesNotContain("protectedBy", Write(new Plain { Id = "1" }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_of_before_envelopes_were_bound_is_read()
    {
        var stored = JObject.Parse(Write(Person("1", "Contoh Satu")));
        stored["name"] = FieldProtectionTests.Older("k1", Key, "\"Contoh Lama\"", "name");
        stored.Remove("protectedBy");

        Assert.Equal("Contoh Lama", Read(stored.ToString()).Name);
        Assert.Null(Read(stored.ToString()).ProtectedBy);
    }

    [Fact]
    public void A_protected_member_in_clear_is_refused()
    {
        var stored = JObject.Parse(Write(Person("1", "Contoh Satu")));
        stored["name"] = new JObject();

        Assert.Throws<JsonSerializationException>(() => Read(stored.ToString()));
    }

    [Fact]
    public void A_record_with_protected_members_that_no_module_declares_is_not_written() =>
        Assert.Throws<JsonSerializationException>(() => _serializer.ToStream(new Undeclared { Id = "1", Inner = Person("1", "Contoh Satu") }));

    private static Sample Person(string id, string name) => new() { Id = id, Village = "3306162006", Name = name };

    private static ProtectedDocuments Documents()
    {
        var documents = new ProtectedDocuments();
        documents.Declare<Sample>("sample", new DocumentContainer("registry", "/village"));
        return documents;
    }

    private static ProtectedFields Fields()
    {
        var fields = new ProtectedFields();
        fields.Declare<Sample>(s => s.Name, s => s.BornOn);
        return fields;
    }

    private string Write<T>(T value)
    {
        using var reader = new StreamReader(_serializer.ToStream(value));
        return reader.ReadToEnd();
    }

    private Sample Read(string json) => _serializer.FromStream<Sample>(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)));

    private sealed record Sample : Document
    {
        public override string Type => "sample";

        public required string Village { get; init; }

        public string? Name { get; init; }

        public LocalDate? BornOn { get; init; }
    }

    private sealed record Plain : Document
    {
        public override string Type => "plain";
    }

    private sealed record Undeclared : Document
    {
        public override string Type => "undeclared";

        public required Sample Inner { get; init; }
    }
}
