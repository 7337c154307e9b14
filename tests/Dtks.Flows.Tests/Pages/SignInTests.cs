using System.Net;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Pages.Sessions;
using Dtks.Platform.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Pages;

[Collection("pages")]
[Trait("rule", "GOV-2")]
public sealed class SignInTests(PagesHost pages)
{
    [Fact]
    public async Task Who_is_not_signed_in_comes_to_the_way_in_and_from_there_to_where_they_wanted()
    {
        using var reader = pages.Reader();

        var sent = await reader.GetAsync($"/usulan/{pages.Place.Village}");
        Assert.Equal((HttpStatusCode.SeeOther, $"/masuk?ke=%2Fusulan%2F{pages.Place.Village}"), (sent.Status, sent.Location));
        var back = await reader.SubmitAsync(await reader.GetAsync(sent.Location!), "form[action='/masuk']", ("peran", "village-officer"), ("wilayah", pages.Place.Village));

        Assert.Equal($"/usulan/{pages.Place.Village}", back.Location);
        (await reader.GetAsync(back.Location!)).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("village-officer", "3201")]
    [InlineData("village-officer", "abc")]
    [InlineData("system", "ID")]
    [InlineData("raja", "ID")]
    [InlineData("section-officer", "3201")]
    public async Task A_role_goes_with_an_area_of_its_level_and_what_it_needs(string role, string area)
    {
        using var reader = pages.Reader();

        var told = (await reader.SubmitAsync(await reader.GetAsync("/masuk"), "form[action='/masuk']", ("peran", role), ("wilayah", area))).Expect(HttpStatusCode.BadRequest);

        Assert.NotEmpty(told.Document.QuerySelector("#salah")!.TextContent);
        Assert.Equal(area, told.Document.QuerySelector("#wilayah")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.SeeOther, (await reader.GetAsync("/tugas")).Status);
    }

    [Fact]
    public async Task A_session_is_of_its_browser_alone_and_new_with_each_signing_in()
    {
        using var reader = pages.Reader();
        var sent = await reader.SubmitAsync(await reader.GetAsync("/masuk"), "form[action='/masuk']", ("peran", "village-head"), ("wilayah", pages.Place.Village));
        var cookie = sent.Headers["Set-Cookie"];
        Assert.Contains("dtks-sesi=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        var first = reader.Cookies["dtks-sesi"];

        await reader.SubmitAsync(await reader.GetAsync("/keluar"), "main form");
        await reader.SignInAsync("village-head", pages.Place.Village);

        Assert.NotEqual(first, reader.Cookies["dtks-sesi"]);
        Assert.Equal(HttpStatusCode.SeeOther, (await Copied(first).GetAsync("/tugas")).Status);
    }

    [Fact]
    public async Task A_session_ends_after_half_an_hour_without_a_visit_and_after_ten_hours_in_any_case()
    {
        using var reader = await pages.Reader().SignInAsync("village-officer", pages.Place.Villages[1]);

        await pages.Flow.AdvanceAsync("PT29M");
        (await reader.GetAsync("/tugas")).Expect(HttpStatusCode.OK);
        await pages.Flow.AdvanceAsync("PT31M");
        Assert.Equal(HttpStatusCode.SeeOther, (await reader.GetAsync("/tugas")).Status);

        await reader.SignInAsync("village-officer", pages.Place.Villages[1]);
        for (var visit = 0; visit < 24; visit++)
        {
            await pages.Flow.AdvanceAsync("PT25M");
            var page = await reader.GetAsync("/tugas");
            Assert.Equal(visit < 23 ? HttpStatusCode.OK : HttpStatusCode.SeeOther, page.Status);
        }
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_and_signing_out_here_only_this()
    {
        using var one = await pages.Reader().SignInAsync("tksk", pages.Place.Village[..6]);
        using var other = await pages.Reader().SignInAsync("tksk", pages.Place.Village[..6]);
        using var third = await pages.Reader().SignInAsync("tksk", pages.Place.Village[..6]);

        await third.SubmitAsync(await third.GetAsync("/keluar"), "main form");
        (await other.GetAsync("/tugas")).Expect(HttpStatusCode.OK);
        await one.SubmitAsync(await one.GetAsync("/keluar"), "main form:has(input[name=semua])");

        Assert.Equal(HttpStatusCode.SeeOther, (await one.GetAsync("/tugas")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await other.GetAsync("/tugas")).Status);
    }

    [Fact]
    public async Task Signing_in_over_a_session_ends_it_and_a_visit_under_way_brings_none_back()
    {
        using var reader = await pages.Reader().SignInAsync("village-officer", pages.Place.Villages[2]);
        var form = await reader.GetAsync("/keluar");
        var first = reader.Cookies["dtks-sesi"];

        var over = PageReader.RequestOf(form, "main form", ("peran", "regency-officer"), ("wilayah", pages.Place.Regency)).To("/masuk");
        var again = (await reader.SendAsync(over)).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal("/", (await reader.SubmitAsync(again, "main form")).Location);

        Assert.Contains(pages.Place.Regency, (await reader.GetAsync("/tugas")).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await Copied(first).GetAsync("/tugas")).Status);

        var sessions = pages.Host.Services.GetRequiredService<SessionStore>();
        var ticket = new AuthenticationTicket(ReaderClaims.Of(new TokenHolder("orang", "Contoh", new HashSet<Role> { Role.Auditor }, AreaCode.Nation)), new AuthenticationProperties { ExpiresUtc = DateTimeOffset.MaxValue.AddYears(-1) }, SignInSchemes.Session);
        var key = await sessions.StoreAsync(ticket);
        await sessions.RenewAsync(key, ticket);
        Assert.NotNull(await sessions.RetrieveAsync(key));
        await sessions.EndAllAsync("orang", CancellationToken.None);
        await sessions.RenewAsync(key, ticket);
        Assert.Null(await sessions.RetrieveAsync(key));
    }

    [Fact]
    public async Task While_sessions_are_away_public_pages_and_the_API_answer_and_others_say_so_as_pages()
    {
        using var reader = await pages.Reader().SignInAsync("auditor", "ID");
        (await pages.Flow.SendAsync(HttpMethod.Post, "/dev/faults", body: new { service = "cosmos", container = "sessions", kind = "outage" })).Expect(HttpStatusCode.OK);
        try
        {
            (await reader.GetAsync("/")).Expect(HttpStatusCode.OK);
            (await reader.GetAsync("/api/areas/33")).Expect(HttpStatusCode.OK);
            var away = (await reader.GetAsync("/tugas")).Expect(HttpStatusCode.ServiceUnavailable);
            Assert.Contains("tidak dapat dilayani", away.Text, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", away.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        }
        finally
        {
            (await pages.Flow.SendAsync(HttpMethod.Delete, "/dev/faults")).Expect(HttpStatusCode.NoContent);
        }

        (await reader.GetAsync("/tugas")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Another_areas_page_and_another_roles_are_told_as_such()
    {
        using var reader = await pages.Reader().SignInAsync("village-officer", pages.Place.Villages[0]);

        (await reader.GetAsync($"/usulan/{pages.Place.Villages[1]}")).Expect(HttpStatusCode.Forbidden);
        (await reader.GetAsync($"/lembar/{PagesHost.Period}/{pages.Place.Villages[1]}")).Expect(HttpStatusCode.Forbidden);
        (await reader.GetAsync($"/kemajuan/{pages.Place.Regency}")).Expect(HttpStatusCode.Forbidden);
        using var post = await pages.Reader().SignInAsync("post-officer", pages.Place.Regency);
        (await post.GetAsync($"/usulan/{pages.Place.Villages[0]}")).Expect(HttpStatusCode.Forbidden);
        (await post.GetAsync("/tugas")).Expect(HttpStatusCode.OK);
    }

    private PageReader Copied(string session)
    {
        var reader = pages.Reader();
        reader.Take("dtks-sesi", session);
        return reader;
    }
}
