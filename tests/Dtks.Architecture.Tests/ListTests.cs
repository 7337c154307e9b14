using System.Reflection;
using System.Text.RegularExpressions;
using Dtks.Platform.Documents;

namespace Dtks.Architecture.Tests;

/// <summary>Lists of documents are read one by one, so that none that cannot be read takes its neighbours along.</summary>
public sealed partial class ListTests
{
    [Fact]
    public void The_store_gives_no_list_but_of_items_that_may_be_unreadable()
    {
        var lists = typeof(DocumentStore).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.IsGenericMethod && ItemOf(m.ReturnType) is not null).ToList();

        Assert.Equal(4, lists.Count);
        Assert.All(lists, m => Assert.True(ItemOf(m.ReturnType) is { IsGenericType: true } item && item.GetGenericTypeDefinition() == typeof(Listed<>), $"{m.Name} reads its items together."));
    }

    [Fact]
    public void Nobody_else_asks_the_database_for_a_list()
    {
        var asking = Sources().Where(f => f.Text.Contains("GetItemQueryIterator", StringComparison.Ordinal) && !f.Path.EndsWith("DocumentStore.cs", StringComparison.Ordinal)).Select(f => f.Path);

        Assert.Empty(asking);
    }

    [Fact]
    public void Who_reads_a_list_says_what_becomes_of_what_cannot_be_read()
    {
        var passedOver = Sources().Where(f => PassedOver().IsMatch(f.Text) && !f.Path.EndsWith("Shelf.cs", StringComparison.Ordinal)).Select(f => f.Path);

        Assert.Empty(passedOver);
    }

    private static Type? ItemOf(Type type)
    {
        var inner = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) ? type.GetGenericArguments()[0] : type;
        return inner.IsGenericType && (inner.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)
            || inner.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) || inner.GetGenericTypeDefinition() == typeof(Page<>)) ? inner.GetGenericArguments()[0] : null;
    }

    private static IEnumerable<(string Path, string Text)> Sources() => SourceText.Of("functions/Dtks.Functions", "functions/Dtks.Platform");

    // "TryRead(out var item, out _)" in a loop, or "ReadOr(_ => { })".
    [GeneratedRegex(@"\.TryRead\([^)]*out _\)|ReadOr\(_ =>")]
    private static partial Regex PassedOver();
}
