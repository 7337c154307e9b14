using System.Globalization;
using Dtks.Benchmarks.Nation;

namespace Dtks.Benchmarks.Tests.Nation;

public sealed class NationOptionsTests
{
    private static readonly string National = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "national.bicepparam"));

    [Fact]
    public void Containers_are_as_large_as_the_national_size_makes_them() =>
        Assert.All(NationOptions.Containers().All, c => Assert.Matches(string.Create(CultureInfo.InvariantCulture, $"(?m)^  {c.Name}: {c.Most:0}$"), National));

    [Theory]
    [InlineData("mean", 120)]
    [InlineData("instances", 400)]
    public void What_is_not_given_is_what_it_is_by_itself(string name, int number)
    {
        var byItself = NationOptions.All.ToDictionary(o => o.Name, o => o.ByItself);
        var options = new NationOptions(new[] { $"--{name}", $"{number}", "--villages", "100" }.Options(NationOptions.All));

        Assert.Equal(name == "instances" ? number : byItself["--instances"], options.Machine().MostInstances);
        Assert.Equal(name == "mean" ? number : byItself["--mean"], options.Groups().SelectMany(g => g.Villages).Average(v => v.Households), 0.5);
    }

    [Theory]
    [InlineData("--village", "1")]
    [InlineData("--villages")]
    [InlineData("--villages", "some")]
    [InlineData("--seed", "1", "--seed", "2")]
    public void What_is_no_option_is_told(params string[] args) => Assert.Throws<UsageException>(() => args.Options(NationOptions.All));
}
