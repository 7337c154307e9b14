using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;

namespace Dtks.Platform.Tests.Http;

public sealed class HeadersTests
{
    private static readonly Caller Officer = new("a", "", Role.RegencyOfficer, AreaCode.Parse("3306"));

    [Theory]
    [InlineData(1, true)]
    [InlineData(200, true)]
    [InlineData(201, false)]
    [InlineData(0, false)]
    public void A_key_has_1_to_200_characters(int length, bool good)
    {
        var refused = Record.Exception(() => Key(new string('k', length)));
        Assert.Equal(good, refused is null);
        Assert.True(refused is null or ProblemException { Problem: { Status: 400, Code: "idempotency.key" } });
    }

    [Fact]
    public void A_key_is_its_callers_for_a_method_and_a_path_however_that_is_written()
    {
        var key = Key("k").Id;
        Assert.Equal(key, Key(" k ").Id);
        Assert.Equal(key, Key("k", path: "/API/things/").Id);
        Assert.Equal(5, new[] { key, Key("l").Id, Key("k", path: "/api/others").Id, Key("k", method: "PUT").Id, Key("k", caller: Officer with { Subject = "b" }).Id }.Distinct().Count());
    }

    [Fact]
    public void Without_the_header_there_is_none() => Assert.False(Key(null).Given);

    [Theory]
    [InlineData(null, "id")]
    [InlineData("", "id")]
    [InlineData("id", "id")]
    [InlineData("in", "id")]
    [InlineData("en", "en")]
    [InlineData("EN-gb", "en")]
    [InlineData("fr, en;q=0.5", "en")]
    [InlineData("fr", "id")]
    [InlineData("en;q=0.4, id;q=0.5", "id")]
    [InlineData("en;q=0.5, id;q=0.4", "en")]
    [InlineData("id;q=0.9, en", "en")]
    [InlineData("en;q=0", "id")]
    [InlineData("en;q=x, id;q=0.1", "id")]
    [InlineData("en;level=1;Q=0.8, id;q=0.7", "en")]
    public void The_language_is_the_one_that_is_wanted_most(string? header, string language) => Assert.Equal(language, MessageCatalogue.Choose(header));

    [Fact]
    public void A_text_is_filled_with_what_is_given_and_a_code_without_one_stands_for_itself()
    {
        var messages = new MessageCatalogue(PlatformTexts.Files);
        Assert.Equal("The body is larger than …. Send several smaller requests.", messages.Text("en", "request.tooLarge", null));
        Assert.Equal("The body is larger than {limit}. Send several smaller requests.", messages.Template("en", "request.tooLarge"));
        Assert.Equal("The body is larger than 1. Send several smaller requests.", messages.Text("en", "request.tooLarge", new Dictionary<string, string> { ["limit"] = "1" }));
        Assert.Equal(messages.Text("id", "notFound", null), messages.Text("fr", "notFound", null));
        Assert.Equal("no.such", messages.Text("en", "no.such", null));
        Assert.Equal(["id", "en"], messages.Languages);
        Assert.Equal(messages.Codes("en").Order(), messages.Codes("id").Order());
    }

    [Theory]
    [InlineData("3306162001", true)]
    [InlineData("3306", false)]
    [InlineData("x", false)]
    public void A_village_in_a_path_is_one(string text, bool good) => Assert.Equal(good, Record.Exception(() => PathArea.Village(text)) is null);

    [Theory]
    [InlineData("3306", true)]
    [InlineData("3306162001", false)]
    public void A_regency_in_a_path_is_one(string text, bool good) => Assert.Equal(good, Record.Exception(() => PathArea.Regency(text)) is null);

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef", true)]
    [InlineData("0123456789abcdef0123456789abcde", false)]
    [InlineData("0123456789abcdef0123456789abcdef0", false)]
    [InlineData("0123456789ABCDEF0123456789abcdef", false)]
    public void An_id_in_a_path_is_32_digits(string text, bool good) => Assert.Equal(good, PathId.IsId(text));

    private static IdempotencyKey Key(string? key, string path = "/api/things", string method = "POST", Caller? caller = null)
    {
        var request = new DefaultHttpContext().Request;
        (request.Path, request.Method) = (path, method);
        if (key is not null)
            request.Headers["Idempotency-Key"] = key;
        return IdempotencyHeader.Read(request, caller ?? Officer, []);
    }
}
