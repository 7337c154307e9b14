using System.Net;
using Dtks.Demo.Documents;
using Dtks.Flows.Tests.Deliberations;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Processing;

namespace Dtks.Flows.Tests.Evidence;

/// <summary>A photo that was used before is flagged with where, in any village; one file is one document.</summary>
[Collection("deliberations")]
[Trait("rule", "MUS-4")]
public sealed class ReuseTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Theory]
    [Trait("rule", "REG-3")]
    [InlineData("as it was", true)]
    [InlineData("saved anew", false)]
    [InlineData("smaller and cropped", false)]
    public async Task A_photo_of_another_village_is_accepted_and_says_where_it_was(string how, bool isSameFile)
    {
        var photo = Photo(how);
        var (first, second) = (await DeliberationFlow.OpenAsync(_flow), await DeliberationFlow.OpenAsync(_flow));
        var original = await UploadAsync(first, "activityPhoto", photo);

        var copy = await UploadAsync(second, "publicationPhoto", Copied(photo, how));

        Assert.Equal(("accepted", "accepted"), (original["status"], copy["status"]));
        Assert.Null(original["reuses"]);
        var found = Assert.Single(copy.Json["reuses"]!);
        Assert.Equal(
            (first.Village, first.Id, original["id"], isSameFile),
            ((string)found["village"]!, (string)found["deliberation"]!, (string)found["evidence"]!, (bool)found["isSameFile"]!));
        var regency = await _flow.TokenAsync("regency-officer", second.Village[..4]);
        Assert.Single((await _flow.GetAsync($"{second.Path}/evidence/{copy["id"]}", regency)).Expect(HttpStatusCode.OK).Json["reuses"]!);

        // Whoever looks at the deliberation sees it there.
        var shown = Assert.Single((await _flow.GetAsync(second.Path, regency)).Expect(HttpStatusCode.OK).Json["evidence"]!);
        Assert.Equal((copy["id"], original["id"]), ((string)shown["id"]!, (string)Assert.Single(shown["reuses"]!)["evidence"]!));
    }

    [Fact]
    public async Task The_same_photo_sent_again_for_itself_is_no_use_of_another()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var photo = Photo(nameof(ReuseTests));
        await UploadAsync(deliberation, "activityPhoto", photo);

        var again = await UploadAsync(deliberation, "activityPhoto", photo);

        Assert.Equal(("accepted", null), (again["status"], again["reuses"]));
    }

    [Fact]
    [Trait("rule", "MUS-7")]
    public async Task One_file_is_not_two_of_the_four_documents()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var minutes = DeliberationFlow.Document("minutes").Content;
        await deliberation.UploadAsync("minutes", "activityPhoto", "publicationPhoto");

        var seen = await deliberation.UploadAsync(DeliberationFlow.Declaration("attendance", "application/pdf", minutes), minutes);

        Assert.Equal(("rejected", "evidence.sameFile"), (seen["status"], seen["reason"]));
        (await deliberation.ConcludeAsync(0)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "deliberation.documentMissing", "MUS-4");
        await deliberation.UploadAsync("attendance");
    }

    [Fact]
    public async Task Completed_at_once_it_is_one_of_them()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var content = DeliberationFlow.Document("minutes").Content;
        var ids = new List<string>();
        foreach (var kind in new[] { "minutes", "attendance" })
        {
            var declared = (await deliberation.DeclareAsync(DeliberationFlow.Declaration(kind, "application/pdf", content))).Expect(HttpStatusCode.Created);
            Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(declared["uploadUrl"]!, content));
            ids.Add(declared["id"]!);
        }

        await Task.WhenAll(ids.Select(deliberation.CompleteAsync));
        await _flow.IdleAsync();

        var statuses = await Task.WhenAll(ids.Select(async id => (await deliberation.EvidenceAsync(id))["status"]));
        Assert.Equal(["accepted", "rejected"], statuses.Order(StringComparer.Ordinal));
    }

    private static Task<Answer> UploadAsync(DeliberationFlow deliberation, string kind, byte[] jpeg) =>
        deliberation.UploadAsync(DeliberationFlow.Declaration(kind, "image/jpeg", jpeg), jpeg);

    private static byte[] Photo(string place) => SampleDocuments.ActivityPhoto(new SampleDeliberation(place, "Contoh", "Contoh", new DateOnly(2026, 11, 2), place, 1, 0, [])).Content;

    private static byte[] Copied(byte[] photo, string how)
    {
        if (how == "as it was")
        {
            return photo;
        }

        using var copy = Image.Load(photo);
        copy.Metadata.ExifProfile = null;
        if (how != "saved anew")
        {
            copy.Mutate(p => p.Crop(new Rectangle(copy.Width / 30, copy.Height / 30, copy.Width * 28 / 30, copy.Height * 28 / 30)).Resize(320, 256));
        }

        using var file = new MemoryStream();
        copy.SaveAsJpeg(file, new JpegEncoder { Quality = 60 });
        return file.ToArray();
    }
}
