using System.Globalization;
using Dtks.Demo.Policies;
using Dtks.Functions.Policies;

namespace Dtks.Demo.Tests.Policies;

/// <summary>The second policy version of the story.</summary>
public sealed class SecondPolicyTests
{
    [Theory]
    [InlineData("2026-11-27", "2027-03-20")]
    [InlineData("2026-11-28", "2027-03-20")]
    [InlineData("2026-11-29", "2027-04-20")]
    [InlineData("2027-01-30", "2027-06-20")]
    public void It_begins_after_thirty_days_a_month_that_is_verified_and_one_that_closes(string start, string firstDay)
    {
        var second = SecondPolicy.After(DateOnly.Parse(start, CultureInfo.InvariantCulture));

        Assert.Equal(firstDay, second.FirstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal($"{firstDay}/1", second.Id);
    }

    [Fact]
    public void A_host_takes_it_in_beside_its_own()
    {
        var directory = Directory.CreateTempSubdirectory("dtks-second-policy-");
        try
        {
            var second = SecondPolicy.After(new DateOnly(2026, 11, 27));
            var (versions, faults) = PolicyFiles.Read(second.WriteTo(directory.FullName));

            Assert.Empty(faults);
            Assert.Equal(second.Id, versions!.At(new(2027, 3, 20)).Id);
            Assert.NotEqual(second.Id, versions.At(new(2027, 3, 19)).Id);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
