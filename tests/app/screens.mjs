// The screens that are looked at and tested: seven sizes, from a projector to a window at a zoom of 400 %, and their states.
export const sizes = ["1280x800", "1920x1080", "1024x768", "390x844", "844x390", "820x1180", "320x200"];

export const states = {
  first: "", // as a page without a link
  race: "at=60",
  many: "at=60&racers=gd;momentum;nesterov;adam;conjugate_gradient;rmsprop;adagrad;lion;adamw;bfgs;newton;adadelta&selected=5",
  racers: "at=88&selected=5&tab=racers",
  surface: "at=60&loss=least_squares&racers=gd;momentum&tab=surface",
  step: "at=88&selected=4&tab=step",
  slice: "at=88&selected=3&tab=slice",
  rules: "at=60&define=heavy(lr:0.02,mu:0.9){v=mu*v-lr*g;x=x+v}&racers=heavy;adam&selected=1&tab=rules",
  modifiers: "at=60&racers=adam+clip+cautious;gd&selected=1&tab=racers",
  view: "at=60&mode=2d&tab=view",
  share: "at=60&tab=share",
  lesson: "lesson=two_minima.race&at=300",
  chart: "at=88&chart_size=large&chart=distance",
  full: "at=60&sheet=full",
  embedded: "lesson=two_minima.race&at=300&embed=1",
  columns: "loss=least_squares&columns=hours,mark&data=1,2.5;2,3;4,7&racers=gd;momentum&at=60&tab=surface",
  projector: "at=60&text=projector",
  gallery: "at=60&tab=surface",
  functions: "at=60&tab=surface",
  basins: "at=60&racers=newton;adam&tab=study&study=basins,size:64",
  sweep: "at=60&racers=momentum;adam&selected=1&tab=study&study=sweep,lr,mu,size:16,racer:1",
  seeds: "at=60&racers=gd;momentum;adam&noise=2&tab=study&study=seeds,seeds:10",
  fair: "at=60&racers=gd;momentum;adam&tab=study&study=tune,size:8,seeds:5",
};

// The buttons that open what some states show.
const presses = { gallery: "###gallery", functions: "###functions and constants" };

/** What the native program is called with for a state. */
export const argumentsOf = (state) => [`v=1&${states[state]}`, ...(presses[state] ? ["--press", presses[state]] : [])];
