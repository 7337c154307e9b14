using System.Text;
using Dtks.Domain.Areas;
using Dtks.Domain.Notices;
using Dtks.Functions.Notices;
using Dtks.Functions.Policies;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Functions.Tests.Notices;

/// <summary>Notices of before they were listed by the day they were made, and before who was told in person was noted.</summary>
[Trait("rule", "GOV-3")]
public sealed class OlderNoticeTests
{
    private static readonly DocumentSerializer Serializer = DeclaredModules.Serializer;

    [Theory]
    [InlineData("notice.refusedByDeliberation")]
    [InlineData("notice.removed")]
    public void One_is_read_and_says_when_it_was_made_and_that_nobody_saw_it(string code)
    {
        var older = JObject.Parse(Write(Document(code["notice.".Length..])));
        Assert.True(older.Remove("createdOn") && older.Remove("unreached"));
        Assert.True(((JObject)older["state"]!).Remove("subjects"));

        var read = Serializer.FromStream<NoticeDocument>(new MemoryStream(Encoding.UTF8.GetBytes(older.ToString())));

        Assert.Equal((Document("x").CreatedOn, true), (read.CreatedOn, read.Unreached));
        Assert.Equal(string.Empty, ListNotices.PlaceOf(read).Key);
        var newer = Serializer.FromStream<NoticeDocument>(new MemoryStream(Encoding.UTF8.GetBytes(Write(read))));
        Assert.Equal((Listing.Key(read.CreatedOn), read.Id), (ListNotices.PlaceOf(newer).Key, ListNotices.PlaceOf(newer).Id));
        var item = NoticeItem.Of(read, new NoticeTexts(new MessageCatalogue(DeclaredModules.All.Texts), PolicyFiles.Shipped()), "id");
        Assert.Equal(read.CreatedOn, item.CreatedOn);
        Assert.DoesNotContain("{", item.Text, StringComparison.Ordinal);
    }

    private static NoticeDocument Document(string code) => new()
    {
        Id = NoticeDocument.IdOf("1"),
        Village = "3306052001",
        State = new NoticeState
        {
            Id = "1",
            Village = AreaCode.Parse("3306052001"),
            Code = code,
            Kind = "proposal",
            About = "p-1",
            Arguments = [new NoticeArgument("trackingCode", "X"), new NoticeArgument("persons", "2")],
            Language = "id",
            MadeOn = Instant.FromUtc(2026, 11, 20, 1, 2),
            Status = NoticeStatus.Failed,
        },
    };

    private static string Write(NoticeDocument document)
    {
        using var reader = new StreamReader(Serializer.ToStream(document));
        return reader.ReadToEnd();
    }
}
