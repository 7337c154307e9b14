using System.Net;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Pages;

[Collection("pages")]
[Trait("rule", "REG-3")]
public sealed class PublicPagesTests(PagesHost pages)
{
    private readonly Flow _flow = pages.Flow;

    [Fact]
    public async Task Whoever_has_a_code_sees_where_it_stands_in_their_language_and_the_code_stands_in_no_address()
    {
        var family = SampleFamily.Of(pages.Place.Villages[^1], members: 2);
        var (id, token) = await _flow.VerifyingAsync(family);
        var code = (await _flow.ProposalAsync(family.Village, id, token))["trackingCode"]!;
        using var reader = pages.Reader();

        var form = (await reader.GetAsync("/")).Expect(HttpStatusCode.OK);
        var found = (await reader.SubmitAsync(form, "form[action='/lacak']", ("kode", code.ToLowerInvariant()))).Expect(HttpStatusCode.OK);
        var english = await reader.SubmitAsync(found, "form[action='/bahasa']");

        Assert.Contains("verifikasi", found.Text, StringComparison.Ordinal);
        Assert.All(family.Members, member => Assert.DoesNotContain(member.Name, found.Text, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(code, found.Document.Title!, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.SeeOther, "/lacak"), (english.Status, english.Location));
        var again = await reader.SubmitAsync(await reader.GetAsync("/lacak"), "form[action='/lacak']", ("kode", code));
        Assert.Equal(("en", "en"), (again.Document.DocumentElement.GetAttribute("lang"), again.Headers["Content-Language"]));
        Assert.Contains("What comes next", again.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("ABCD", HttpStatusCode.NotFound)]
    [InlineData("10T0-711A-BED5-5T1Z-SM7C-9", HttpStatusCode.NotFound)]
    [InlineData("<script>alert(1)</script>", HttpStatusCode.NotFound)]
    [InlineData("../../health", HttpStatusCode.NotFound)]
    public async Task What_is_no_code_is_told_at_the_field_and_stays_typed(string code, HttpStatusCode status)
    {
        using var reader = pages.Reader();

        var told = (await reader.SubmitAsync(await reader.GetAsync("/lacak"), "form[action='/lacak']", ("kode", code))).Expect(status);

        var field = told.Document.QuerySelector("#kode")!;
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Contains("kode-salah", field.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.NotEmpty(told.Document.QuerySelector("#kode-salah")!.TextContent);
        Assert.Empty(told.Document.QuerySelectorAll("main script"));
        Assert.Equal(status == HttpStatusCode.NotFound ? code : string.Empty, field.GetAttribute("value"));
    }

    [Fact]
    [Trait("rule", "MUS-5")]
    public async Task From_the_nation_links_lead_to_a_villages_deliberations()
    {
        using var reader = pages.Reader();
        var village = pages.Place.Village;

        foreach (var (path, next) in new[] { ("/wilayah", village[..2]), ($"/wilayah/{village[..2]}", village[..4]), ($"/wilayah/{village[..4]}", village[..6]), ($"/wilayah/{village[..6]}", village) })
        {
            var page = (await reader.GetAsync(path)).Expect(HttpStatusCode.OK);
            Assert.Contains(page.Document.QuerySelectorAll("main a"), a => a.GetAttribute("href") == $"/wilayah/{next}");
        }

        Assert.Contains("Belum ada musyawarah", (await reader.GetAsync($"/wilayah/{village}")).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        (await reader.GetAsync("/wilayah/99")).Expect(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/lacak", HttpStatusCode.OK)]
    [InlineData("/wilayah", HttpStatusCode.OK)]
    [InlineData("/keberatan", HttpStatusCode.OK)]
    [InlineData("/masuk", HttpStatusCode.OK)]
    [InlineData("/tidak/ada", HttpStatusCode.NotFound)]
    public async Task A_page_is_small_kept_by_nobody_and_runs_and_frames_nothing_of_others(string path, HttpStatusCode status)
    {
        using var reader = pages.Reader();

        var page = (await reader.GetAsync(path)).Expect(status);

        Assert.InRange(page.Bytes, 500, 60 * 1024);
        Assert.Contains("frame-ancestors 'none'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal(("nosniff", "DENY"), (page.Headers["X-Content-Type-Options"], page.Headers["X-Frame-Options"]));
        Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("[style],script:not([src]),style"));
        var style = page.Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        var sheet = (await reader.GetAsync(style)).Expect(HttpStatusCode.OK);
        Assert.Contains("immutable", sheet.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.InRange(page.Bytes + sheet.Bytes, 1, 60 * 1024);
    }

    [Theory]
    [InlineData("https://jahat.example/")]
    [InlineData("//jahat.example/")]
    [InlineData("/\\jahat.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/ok\r\nSet-Cookie: a=b")]
    public async Task No_form_sends_its_reader_to_another_site(string to)
    {
        using var reader = pages.Reader();

        var sent = await reader.SubmitAsync(await reader.GetAsync("/"), "form[action='/bahasa']", ("dari", to));

        Assert.Equal((HttpStatusCode.SeeOther, "/"), (sent.Status, sent.Location));
    }

    [Fact]
    public async Task The_API_answers_beside_the_pages_as_before()
    {
        (await _flow.GetAsync("/tidak-ada")).ExpectProblem(HttpStatusCode.NotFound, "path.notFound");
        (await _flow.SendAsync(HttpMethod.Delete, "/api/proposals")).ExpectProblem(HttpStatusCode.MethodNotAllowed, "path.methodNotAllowed");
    }
}
