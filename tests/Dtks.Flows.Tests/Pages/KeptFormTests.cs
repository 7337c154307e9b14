using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.ServiceDesk;

namespace Dtks.Flows.Tests.Pages;

/// <summary>What was typed is not lost where it could not be served, and what is told of it is true.</summary>
[Collection("pages")]
public sealed class KeptFormTests(PagesHost pages) : IAsyncLifetime
{
    private readonly Flow _flow = pages.Flow;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _flow.SendAsync(HttpMethod.Delete, "/dev/faults");

    [Theory]
    [InlineData("cosmos", null)] // Who is signed in is not to be had either.
    [InlineData("cosmos", "serviceDesk")]
    public async Task An_outage_keeps_what_was_typed_and_does_it_once(string service, string? container)
    {
        var help = new HelpSteps(_flow, Villages.Next());
        var (regency, code) = (help.Regency, (string)(await help.FileAsync())["trackingCode"]!);
        using var desk = await pages.Reader().SignInAsync("desk-officer", regency);
        var book = (await desk.GetAsync($"/loket/{regency}")).Expect(HttpStatusCode.OK);
        var name = $"Tamu \"CONTOH\" {container ?? "semua"}";
        object fault = container is null ? new { service, kind = "outage" } : new { service, kind = "outage", container };
        (await _flow.SendAsync(HttpMethod.Post, "/dev/faults", body: fault)).Expect(HttpStatusCode.OK);

        var kept = (await desk.SubmitAsync(book, "main form", ("nama", name), ("keperluan", "Saya mengetik lama"))).Expect(HttpStatusCode.ServiceUnavailable);
        Assert.Equal((name, "Saya mengetik lama"), (Hidden(kept, "nama"), Hidden(kept, "keperluan")));
        Assert.DoesNotContain("Tidak ada yang hilang", kept.Text, StringComparison.Ordinal);
        using var anyone = pages.Reader();
        if (container is null)
        {
            var tracked = (await anyone.SubmitAsync(await anyone.GetAsync("/lacak"), "main form", ("kode", code))).Expect(HttpStatusCode.ServiceUnavailable);
            Assert.Equal(code, Hidden(tracked, "kode"));
        }

        var again = (await desk.SubmitAsync(kept, "main form")).Expect(HttpStatusCode.ServiceUnavailable);
        await _flow.SendAsync(HttpMethod.Delete, "/dev/faults");
        Assert.Contains("Nomor antrean", (await desk.SubmitAsync(again, "main form")).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        await desk.SubmitAsync(kept, "main form");
        Assert.Single((await desk.GetAsync($"/loket/{regency}")).Document.QuerySelectorAll("tbody th"), th => th.TextContent == name);
    }

    [Fact]
    [Trait("rule", "MUS-6")]
    public async Task A_file_that_came_after_the_session_is_told_of_as_what_it_is()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var path = $"/musdes/{deliberation.Village}/{deliberation.Id}/unggah";
        using var officer = await pages.Reader().SignInAsync("village-officer", deliberation.Village);
        var upload = (await officer.GetAsync(path)).Expect(HttpStatusCode.OK);
        await officer.SubmitAsync(await officer.GetAsync("/keluar"), "main form");

        foreach (var bytes in new[] { 1_000, 2_000_000 })
        {
            var told = (await officer.SendFileAsync(upload, "main form", "image/jpeg", new byte[bytes], ("jenis", "minutes"))).Expect(HttpStatusCode.Unauthorized);
            Assert.Contains("Berkas tidak dapat ditahan", told.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("masih ada di halaman ini", told.Text, StringComparison.Ordinal);
            Assert.Equal($"/masuk?ke={Uri.EscapeDataString(path)}", told.Document.QuerySelector("main a.button")!.GetAttribute("href"));
            Assert.Null(told.Document.QuerySelector("main form"));
        }
    }

    [Theory]
    [InlineData("/usulan/{village}?keadaan=verifying")]
    [InlineData("/kemajuan/{village}?bulan=2026-11")]
    public async Task The_other_language_is_of_the_same_page(string path)
    {
        var asked = path.Replace("{village}", pages.Place.Village, StringComparison.Ordinal);
        using var reader = await pages.Reader().SignInAsync("village-officer", pages.Place.Village);

        Assert.Equal(asked, (await reader.SubmitAsync(await reader.GetAsync(asked), "form[action='/bahasa']")).Location);
    }

    private static string? Hidden(PageSeen page, string name) => page.Document.QuerySelector($"main input[type=hidden][name={name}]")?.GetAttribute("value");
}
