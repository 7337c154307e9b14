using System.Net;
using System.Net.Http.Headers;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using UglyToad.PdfPig;

namespace Dtks.Flows.Tests.Ratification;

/// <summary>The letter as a file: what it was signed for, by village, and the same bytes as often as it is asked for (RAT-8).</summary>
[Collection("ratification")]
[Trait("rule", "RAT-8")]
public sealed class LetterFileTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Theory]
    [InlineData(1, 0)]
    [InlineData(60, 1)]
    public async Task It_shows_number_totals_and_digest(int each, int kept)
    {
        var place = Place.Next();
        foreach (var village in place.Villages.Take(2))
        {
            await host.AddRowsAsync(village, each);
        }

        var letter = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency), $"460/{place.Regency}/1")).Expect(HttpStatusCode.Created);
        var path = $"/regencies/{place.Regency}/ratifications/{letter["id"]}/file";
        var (type, name, file) = await FileAsync(path, await _flow.TokenAsync("regent", place.Regency));

        Assert.Equal(("application/pdf", $"attachment; filename=\"surat-{letter["id"]![..8]}.pdf\""), (type, name));
        var text = Text(file);
        Assert.All([$"460/{place.Regency}/1", letter["digest"]!, place.Villages[0], place.Villages[1], $"Jumlahseluruhnya{2 * each}"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Equal(kept, (await host.StoredAsync(place.Regency, "letterVillages")).Count);
        Assert.Equal(file, (await FileAsync(path, await _flow.TokenAsync("ministry-officer", "ID"))).File);
        (await _flow.GetAsync(path, await _flow.TokenAsync("village-officer", place.Village))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");

        // A letter that was signed before its villages were kept has the same file.
        foreach (var stored in await host.StoredAsync(place.Regency, "letterVillages"))
        {
            Assert.Equal([$"{each}", $"{each}"], stored["villages"]!.Select(v => v["rows"]!.ToString()));
            await host.ContainerOf("ratifications").DeleteItemStreamAsync(stored["id"]!.ToString(), new Microsoft.Azure.Cosmos.PartitionKey(place.Regency));
            Assert.Equal(file, (await FileAsync(path, await _flow.TokenAsync("auditor", "ID"))).File);
        }

        await _flow.IdleAsync();
    }

    [Fact]
    [Trait("rule", "RAT-5")]
    public async Task One_that_goes_again_shows_what_goes_along_alone()
    {
        var place = Place.Next();
        var rows = await _flow.CoveredAsync(place, 2);
        var letter = await _flow.ReturnedLetterAsync(place, "Alasan");
        (await _flow.ResubmitAsync(place.Regency, letter, new { note = "Catatan", withdrawn = new[] { rows[1].Row } })).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();

        var text = Text((await FileAsync($"/regencies/{place.Regency}/ratifications/{letter}/file", await _flow.TokenAsync("auditor", "ID"))).File);

        Assert.All([rows[0].Village, "dikirimkembali,yangke-1", "dari1desa/kelurahan", "Jumlahseluruhnya1"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotContain(rows[1].Village, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_none_while_its_rows_are_gathered()
    {
        var place = Place.Next();
        await host.AddRowsAsync(place.Village, 2);
        var letter = await host.BeginAsync(place.Regency, rows: 1);
        var path = $"/regencies/{place.Regency}/ratifications/{letter}/file";

        (await _flow.GetAsync(path, await _flow.TokenAsync("auditor", "ID"))).ExpectProblem(HttpStatusCode.Conflict, "letter.signing", "RAT-8");
        (await _flow.GetAsync($"/regencies/{place.Regency}/ratifications/{LetterSteps.Id(1)}/file", await _flow.TokenAsync("auditor", "ID"))).ExpectProblem(HttpStatusCode.NotFound, "notFound");
    }

    private async Task<(string? Type, string? Name, byte[] File)> FileAsync(string path, string token)
    {
        using var client = new HttpClient { BaseAddress = host.BaseUrl };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.GetAsync(new Uri($"api{path}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.ToString(), await answer.Content.ReadAsByteArrayAsync());
    }

    private static string Text(byte[] file)
    {
        using var pdf = PdfDocument.Open(file);
        return string.Concat(pdf.GetPages().Select(page => page.Text)).Replace(" ", string.Empty, StringComparison.Ordinal);
    }
}
