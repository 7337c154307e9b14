using Dtks.Platform.Messaging;
using Dtks.Platform.Modules;
using Dtks.Platform.Problems;

namespace Dtks.Platform.Tests.Problems;

/// <summary>What two modules both declare is refused at the start.</summary>
public sealed class TextFilesTests
{
    private readonly TextFiles _files = new();

    [Fact]
    public void A_code_has_one_text()
    {
        _files.Declare(typeof(IModule).Assembly, "platform");
        Assert.Equal("The body is larger than {limit}. Send several smaller requests.", _files.Load("en")["request.tooLarge"]);
        _files.Declare(typeof(IModule).Assembly, "platform");
        Assert.Throws<InvalidOperationException>(() => _files.Load("en"));
    }

    [Fact]
    public void A_file_that_is_not_there_is_missed()
    {
        _files.Declare(typeof(IModule).Assembly, "other");
        Assert.Throws<InvalidOperationException>(() => _files.Load("en"));
    }

    [Fact]
    public void A_queue_has_one_module()
    {
        var queues = new QueueNames();
        queues.Declare("b");
        queues.Declare("a");
        Assert.Equal(["a", "b"], queues.All);
        Assert.Equal("a-poison", QueueNames.Poison("a"));
        Assert.Throws<InvalidOperationException>(() => queues.Declare("a"));
    }
}
