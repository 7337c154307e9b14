using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Ratification;
using Dtks.Flows.Tests.ServiceDesk;
using Dtks.Functions.Dossiers;

namespace Dtks.Flows.Tests.Pages;

/// <summary>A record that cannot be read is told as that in every list, with its number, and shown as nothing else; its neighbours are shown.</summary>
[Collection("pages")]
public sealed class UnreadableRowsTests(PagesHost pages)
{
    private readonly Flow _flow = pages.Flow;

    [Fact]
    public async Task Of_a_village()
    {
        var (deliberation, proposals, dossier) = await _flow.DossierAsync(2);
        var village = deliberation.Village;
        using var officer = await pages.Reader().SignInAsync("village-officer", village);

        await HoldAsync(officer, $"/usulan/{village}", "registry", village, $"proposal-{proposals[0]}", proposals[0], rows: 2, "createdOn");
        var other = await DeliberationFlow.OpenAsync(_flow, village);
        await HoldAsync(officer, $"/musdes/{village}", "registry", village, $"deliberation-{other.Id}", other.Id, rows: 2);
        await HoldAsync(officer, $"/berkas/{village}", "ratifications", village[..4], DossierPlaceDocument.IdOf(village, dossier), dossier, rows: 1);
    }

    [Fact]
    public async Task Of_the_service_desk_and_of_letters()
    {
        var place = Place.Next();
        var help = new HelpSteps(_flow, place.Village);
        var (one, two) = ((await help.FileAsync())["id"]!, (await help.FileAsync())["id"]!);
        Assert.NotEqual(one, two);
        using var desk = await pages.Reader().SignInAsync("desk-officer", place.Regency);
        await HoldAsync(desk, $"/loket/{place.Regency}/permohonan", "serviceDesk", place.Regency, $"helpApplication-{one}", one, rows: 2);
        var visit = await help.VisitAsync();
        var book = await HoldAsync(desk, $"/loket/{place.Regency}", "serviceDesk", place.Regency, $"deskVisit-{visit}", visit, rows: 3);
        Assert.Equal(2, book.Document.QuerySelectorAll("tbody a[href*=kunjungan]").Length);

        await pages.Host.AddRowsAsync(place.Village, 1);
        var token = await _flow.TokenAsync("regent", place.Regency);
        var letter = (await _flow.SignAsync(place.Regency, token)).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        using var regent = await pages.Reader().SignInAsync("regent", place.Regency);
        await HoldAsync(regent, $"/surat/{place.Regency}", "ratifications", place.Regency, $"letter-{letter}", letter, rows: 1);
    }

    private async Task<PageSeen> HoldAsync(PageReader reader, string path, string container, string partition, string document, string id, int rows, string member = "unknownMember")
    {
        Newtonsoft.Json.Linq.JToken? was = null;
        await pages.Host.EditAsync(container, partition, document, stored => (was, stored[member]) = (stored[member], 7));
        try
        {
            var page = (await reader.GetAsync(path)).Expect(HttpStatusCode.OK);
            var shown = page.Document.QuerySelectorAll("main tbody tr");
            Assert.Equal(rows, shown.Length);
            var told = Assert.Single(shown, row => row.QuerySelector("td[colspan]") is not null).TextContent;
            Assert.Contains("sedang tidak dapat dibaca", told, StringComparison.Ordinal);
            Assert.Contains(id, told, StringComparison.Ordinal);
            Assert.All(page.Document.QuerySelectorAll("main tbody a"), link => Assert.NotEmpty(link.TextContent.Trim()));
            Assert.DoesNotContain(page.Document.QuerySelectorAll("main tbody a"), link => link.GetAttribute("href")!.Contains(id, StringComparison.Ordinal));
            return page;
        }
        finally
        {
            await pages.Host.EditAsync(container, partition, document, stored => _ = was is null ? stored.Remove(member) : (stored[member] = was) is not null);
        }
    }
}
