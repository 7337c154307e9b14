using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Protection;
using Dtks.Platform.Records;
using Dtks.Platform.Tests.Stand;
using Dtks.Tests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dtks.Platform.Tests.Http;

/// <summary>Rows in a partition of a test's own, and the pages of their list.</summary>
internal sealed class ListedRows(LocalStore local)
{
    public Partition Here { get; } = new(LocalStore.Registry, Guid.NewGuid().ToString("N"));

    public Cursor Cursor { get; } = new(Options.Create(new ProtectionOptions { CursorKey = Convert.ToBase64String(new byte[32]) }));

    public static HttpRequest Request(string query)
    {
        var request = new DefaultHttpContext().Request;
        request.Path = "/list";
        request.QueryString = new QueryString("?" + query);
        return request;
    }

    public async Task AddAsync(params (string Id, string Name)[] rows)
    {
        foreach (var (id, name) in rows)
            Assert.True(await local.Store.TryCreateAsync(Here, new Row { Id = id, Village = Here.Value, Name = name }, CancellationToken.None));
    }

    public Task<ListAnswer<string>> PageAsync(int limit, string? cursor, bool descending, bool unique) => Lists().PageAsync<Row, string>(
        Request($"limit={limit}&cursor={cursor}"),
        caller: null,
        Here,
        new OrderedQuery("*", "c.type = @type", "name") { Descending = descending, Unique = unique }.With("@type", "row"),
        PlaceOf,
        row => row.Id,
        CancellationToken.None);

    public Listing Lists() => new(
        local.Store, Cursor, new UnreadableRecords(UnheardInstruments.Make(), NullLogger<UnreadableRecords>.Instance), new MessageCatalogue(PlatformTexts.Files));

    public static OrderedQuery Query() => new OrderedQuery("*", "c.type = @type", "name") { IdStart = "row-" }.With("@type", "row");

    public static Place PlaceOf(Row row) => new(row.Name, row.Id);

    public static Task<string> IdAsync(Row row, CancellationToken cancellation) => Task.FromResult(row.Id);
}

/// <summary>One of them.</summary>
internal sealed record Row : Document
{
    public override string Type => "row";

    public required string Village { get; init; }

    public required string Name { get; init; }
}
