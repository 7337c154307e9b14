using Dtks.Tests.ApiContract;

namespace Dtks.Flows.Tests.Hosting;

/// <summary>Each operation of the API's document has an example of what is sent and of what is answered, as its schemas say.</summary>
public sealed class ApiExampleTests
{
    [Fact]
    public void Every_operation_has_an_example_that_its_schemas_hold_for() =>
        Assert.Empty(Contract.Current.Operations.SelectMany(operation => operation.FaultsOfExamples()));

    [Fact]
    public void No_example_shows_a_secret_or_where_a_test_ran()
    {
        var kept = File.ReadAllText(SampleExamples.Path);

        Assert.All(["eyJ", "sig=", "127.0.0.1", "devstoreaccount", "BEGIN "], secret => Assert.DoesNotContain(secret, kept, StringComparison.Ordinal));
    }
}
