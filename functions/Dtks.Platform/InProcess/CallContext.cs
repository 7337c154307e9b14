using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.InProcess;

/// <summary>A call from within as functions and their middleware see it: that of the page, but for what is called.</summary>
internal sealed class CallContext(FunctionContext page, CalledFunction function, HttpContext http, CancellationToken cancellation) : FunctionContext
{
    // Where the worker's ASP.NET Core extension keeps the exchange; GetHttpContext reads it there.
    private const string HttpContextKey = "HttpRequestContext";

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => function.Id;

    public override TraceContext TraceContext => page.TraceContext;

    public override BindingContext BindingContext { get; } = new Parts(http.Request.RouteValues.ToDictionary(v => v.Key, v => v.Value));

    public override RetryContext RetryContext => page.RetryContext;

    public override IServiceProvider InstanceServices { get; set; } = http.RequestServices;

    public override FunctionDefinition FunctionDefinition => function;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object> { [HttpContextKey] = http };

    public override IInvocationFeatures Features => page.Features;

    public override CancellationToken CancellationToken => cancellation;

    private sealed class Parts(IReadOnlyDictionary<string, object?> route) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => route;
    }
}
