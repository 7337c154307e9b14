using System.Diagnostics;
using System.Globalization;
using Dtks.Benchmarks.Delivery;
using Dtks.Benchmarks.Month;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Functions.Claims;
using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Benchmarks.Dci;

/// <summary>The month's made-up register with the claims of its persons' numbers, by which they are found.</summary>
/// <param name="Villages">The villages.</param>
/// <param name="HouseholdsEach">Households in each, of three persons.</param>
internal sealed record AskedRegister(IReadOnlyList<string> Villages, int HouseholdsEach)
{
    private const int Households = 100;
    private const int PersonsEach = 3;
    private const int AtOnce = 16;

    /// <summary>Persons.</summary>
    public int Persons => Villages.Count * HouseholdsEach * PersonsEach;

    /// <summary>Writes it straight into the store.</summary>
    public static async Task<AskedRegister> WriteAsync(BenchHost host, int persons, TextWriter output)
    {
        var began = Stopwatch.GetTimestamp();
        var made = new AskedRegister(MonthRegister.Villages(Math.Max(1, persons / PersonsEach / Households)), Households);
        var store = host.Services.GetRequiredService<DocumentStore>();
        await new MonthRegister(store, host.Services.GetRequiredService<PolicyVersions>().Latest.Id).WriteAsync(made.Villages, Households, emptied: 0);
        var claims = host.Services.GetRequiredService<ClaimRepository>();
        await Parallel.ForEachAsync(Enumerable.Range(0, made.Persons), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (person, stop) =>
        {
            var (village, household) = made.HouseholdOf(person / PersonsEach);
            var claim = new ClaimDocument { Id = claims.NikId(Nik.Parse(made.NikOf(person))), Village = village, Proposal = household, ProposedBy = "m", Household = household };
            await claims.TryMakeAsync(claim, stop);
        });
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{made.Persons:N0} persons in {made.Villages.Count:N0} villages written in {Stopwatch.GetElapsedTime(began).TotalSeconds:N0} s"));
        return made;
    }

    /// <summary>The village and id of a household, 0 to as many as there are.</summary>
    public (string Village, string Household) HouseholdOf(int number) => (Villages[number / HouseholdsEach], number.ToString("x32", CultureInfo.InvariantCulture));

    /// <summary>The NIK of a person, 0 to <see cref="Persons"/>.</summary>
    public string NikOf(int person)
    {
        var household = person / PersonsEach;
        return string.Create(CultureInfo.InvariantCulture, $"{Villages[household / HouseholdsEach][..4]}{(person % PersonsEach) + 1}{household:00000000000}");
    }
}
