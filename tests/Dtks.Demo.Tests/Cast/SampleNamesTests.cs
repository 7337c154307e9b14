using Dtks.Demo.Cast;

namespace Dtks.Demo.Tests.Cast;

public sealed class SampleNamesTests
{
    [Fact]
    public void They_differ_and_begin_again_after_the_last()
    {
        var names = Enumerable.Range(0, SampleNames.Count).Select(SampleNames.Of).ToList();

        Assert.Equal(SampleNames.Count, names.Distinct().Count());
        Assert.Equal(names[0], SampleNames.Of(SampleNames.Count));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleNames.Of(-1));
    }
}
