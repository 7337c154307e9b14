using Dtks.Domain.Kernel;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Tests.Changes;

public sealed class OutboxDocumentTests
{
    private static readonly Partition Village = new(new DocumentContainer("registry", "/village"), "3306162006");

    // What is delivered from memory must be what whoever finds it in the store delivers.
    [Fact]
    public void What_an_entry_carries_is_read_from_the_store_as_it_was_in_memory()
    {
        var instant = new DateTimeOffset(2026, 11, 26, 10, 0, 0, 120, TimeSpan.FromHours(7));
        OutboxEntry[] follows =
        [
            OutboxEntry.Event("dtks.sample.v1", "samples/1", new { At = instant, Text = "2026-11-26T10:00:00.1200+07:00", Count = 3, Share = 0.10m, None = (string?)null }),
            OutboxEntry.Message("samples", new { Ids = new[] { "a", "b" } }),
            OutboxEntry.Projection("sample", new { Deep = new { Kind = OutboxKind.Message } }),
        ];
        var kept = new FollowUps("a1-000000000001", OutboxDocument.Json(follows));
        var entry = AuditDocument.Of(Village, [AuditEntry.Of(Actor.System, "sample.done", "sample-1", new { A = 1 })], instant, kept)[0];
        var stored = entry with { Outbox = kept with { Entries = JsonText.Read<JArray>(JsonText.Write(kept.Entries)) } };

        var (memory, read) = (OutboxDocument.Of(Village, entry, follows), OutboxDocument.Of(Village, stored)!);

        Assert.Equal((memory.Id, memory.CreatedOn), (read.Id, read.CreatedOn));
        Assert.Equal(JsonText.Write(memory.Entries), JsonText.Write(read.Entries));
        Assert.Equal("2026-11-26T10:00:00.1200+07:00", (string?)read.Entries[0].Data["text"]);
        Assert.All(follows.Zip(read.Entries), pair => Assert.True(JToken.DeepEquals(pair.First.Data, pair.Second.Data)));
        Assert.Null(OutboxDocument.Of(Village, entry with { Outbox = null }));
    }

    [Fact]
    public void Json_without_its_text_is_that_of_the_text()
    {
        var value = new { At = DateTimeOffset.UnixEpoch, On = new NodaTime.LocalDate(2026, 11, 26), Kind = OutboxKind.Event, Nothing = (string?)null, Text = "2026-11-26" };
        Assert.Equal(JsonText.Write(value), JsonText.Write(JsonText.Token(value)));
    }
}
