using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Admin;

/// <summary>A group of control calls.</summary>
internal interface IControlCalls
{
    /// <summary>Null where the call is none of the group; what a call throws for bad input is an <see cref="AdminRefusal"/>.</summary>
    ValueTask<Answer?> AnswerAsync(ControlCall call);

    /// <summary>What <c>POST /__admin/reset</c> means for the group.</summary>
    ValueTask ResetAsync() => default;
}
