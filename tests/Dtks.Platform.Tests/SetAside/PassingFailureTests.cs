using Azure;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Problems;
using Dtks.Platform.SetAside;
using Newtonsoft.Json;

namespace Dtks.Platform.Tests.SetAside;

public sealed class PassingFailureTests
{
    public static TheoryData<Exception, bool> Failures => new()
    {
        { new StaleException(), true },
        { new ProblemException(Problem.Contended), true },
        { new RequestFailedException(503, "away"), true },
        { new OperationCanceledException(), true },
        { new TimeoutException(), true },
        { new RequestFailedException(409, "conflict"), false },
        { new ProblemException(Problem.NotFound), false },
        { new JsonSerializationException("unknown member"), false },
        { new MessageException("malformed"), false },
        { new InvalidOperationException(), false },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void What_passes_by_itself_is_told_from_what_does_not(Exception failure, bool passes) =>
        Assert.Equal(passes, PassingFailure.Is(failure, CancellationToken.None));

    [Fact]
    public void What_the_caller_ended_is_tried_again_whatever_it_failed_with() =>
        Assert.True(PassingFailure.Is(new InvalidOperationException(), new CancellationToken(canceled: true)));
}
