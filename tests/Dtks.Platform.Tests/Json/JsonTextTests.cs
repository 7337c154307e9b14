using Dtks.Platform.Json;
using Xunit;

namespace Dtks.Platform.Tests.Json;

public sealed class JsonTextTests
{
    [Fact]
    public void Reading_leaves_a_shared_default_as_it_was()
    {
        var read = JsonText.Read<Holder>("""{"count":{"lines":12}}""");

        Assert.Equal(12, read.Count.Lines);
        Assert.Equal(0, Counted.None.Lines);
        Assert.Equal(0, new Holder().Count.Lines);
    }

    private sealed record Holder
    {
        public Counted Count { get; init; } = Counted.None;
    }

    private sealed record Counted(int Lines)
    {
        public static Counted None { get; } = new(0);
    }
}
